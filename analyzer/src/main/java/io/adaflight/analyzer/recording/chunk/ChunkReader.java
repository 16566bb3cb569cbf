package io.adaflight.analyzer.recording.chunk;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The bytes of one chunk, read through a window of a fixed size. Positions are those in the chunk. */
public final class ChunkReader implements Closeable {
    private static final int WINDOW_BYTES = 1 << 17;

    /* A reader that goes backwards reads that much ahead, and the rest of the window is behind. */
    private static final long AHEAD_BYTES = 1 << 12;

    private final FileChannel channel;
    private final long offset;
    private final long size;
    private final byte[] window;
    private long windowStart;
    private int behind;
    private int next;
    private int end;

    public ChunkReader(ChunkLocation chunk) throws IOException {
        channel = FileChannel.open(chunk.file(), StandardOpenOption.READ);
        offset = chunk.offset();
        size = chunk.header().size();
        window = new byte[(int) Math.min(WINDOW_BYTES, size)];
    }

    long position() {
        return windowStart + next;
    }

    long remaining() {
        return size - position();
    }

    void moveTo(long position) {
        long inWindow = position - windowStart;
        if (inWindow >= 0 && inWindow <= end) {
            next = (int) inWindow;
        } else {
            boolean backwards = position < windowStart;
            behind = backwards ? (int) Math.max(0, Math.min(position, window.length - AHEAD_BYTES)) : 0;
            windowStart = position;
            next = 0;
            end = 0;
        }
    }

    /** Reads a number in the variable length of the format: seven bits a byte, nine bytes at most. */
    long readNumber() throws IOException, ChunkDamage {
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            byte part = readByte();
            value |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        return value | (readByte() & 0xffL) << 56;
    }

    byte readByte() throws IOException, ChunkDamage {
        if (next == end) {
            fill();
        }
        return window[next++];
    }

    /** The bytes from a position on. */
    byte[] readAt(long position, int count) throws IOException, ChunkDamage {
        byte[] bytes = new byte[count];
        moveTo(position);
        read(bytes, 0, count);
        return bytes;
    }

    void read(byte[] target, int start, int count) throws IOException, ChunkDamage {
        int done = 0;
        while (done < count) {
            if (next == end) {
                fill();
            }
            int part = Math.min(count - done, end - next);
            System.arraycopy(window, next, target, start + done, part);
            next += part;
            done += part;
        }
    }

    /**
     * Writes the whole chunk, marked as finished.
     *
     * @param lost a distance that becomes zero; null for none
     * @throws IOException when the output cannot be written, or the chunk is not there any more
     */
    public void writeTo(OutputStream output, @Nullable LostDistance lost) throws IOException {
        byte[] part = new byte[WINDOW_BYTES];
        moveTo(0);
        try {
            while (remaining() > 0) {
                long from = position();
                int count = (int) Math.min(part.length, remaining());
                read(part, 0, count);
                if (from == 0) {
                    part[ChunkHeader.STATE_OFFSET] = 0;
                }
                if (lost != null) {
                    lost.clear(part, from, count);
                }
                output.write(part, 0, count);
            }
        } catch (ChunkDamage e) {
            throw new IOException("a chunk " + e.getMessage(), e);
        }
    }

    private void fill() throws IOException, ChunkDamage {
        long position = position();
        if (position >= size) {
            throw new ChunkDamage("ends in the middle of an event");
        }
        int before = behind;
        behind = 0;
        windowStart = position - before;
        next = before;
        end = before;
        ByteBuffer target = ByteBuffer.wrap(window, 0, (int) Math.min(window.length, size - windowStart));
        while (target.hasRemaining()) {
            if (channel.read(target, offset + windowStart + target.position()) < 0) {
                throw new ChunkDamage("became shorter while it was read");
            }
        }
        end = target.position();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
