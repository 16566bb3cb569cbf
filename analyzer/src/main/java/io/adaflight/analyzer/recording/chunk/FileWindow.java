package io.adaflight.analyzer.recording.chunk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, for a reader that moves on: each is read once, or a few times. */
final class FileWindow implements Closeable {
    private static final int WINDOW_BYTES = 1 << 18;
    private static final byte[] MAGIC = {'F', 'L', 'R', 0};

    private final FileChannel channel;
    private final LongConsumer progress;
    private final byte[] window = new byte[WINDOW_BYTES];
    private final long size;
    private long start;
    private int length;

    /**
     * Opens a file.
     *
     * @param progress is told how far the reader is
     */
    FileWindow(Path file, LongConsumer progress) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.size = channel.size();
        this.progress = progress;
    }

    long size() {
        return size;
    }

    /** The header at a position; null when none is there. A look elsewhere leaves the window where it is. */
    @Nullable
    ChunkHeader headerAt(long position) throws IOException {
        if (has(position, ChunkHeader.BYTES)) {
            return ChunkHeader.read(ByteBuffer.wrap(window, (int) (position - start), ChunkHeader.BYTES));
        }
        ByteBuffer header = ByteBuffer.allocate(ChunkHeader.BYTES);
        int read;
        do {
            read = channel.read(header, position + header.position());
        } while (read >= 0 && header.hasRemaining());
        return ChunkHeader.read(header.flip());
    }

    byte byteAt(long position) throws IOException {
        if (has(position, 1)) {
            return window[(int) (position - start)];
        }
        ByteBuffer single = ByteBuffer.allocate(1);
        return channel.read(single, position) == 1 ? single.get(0) : 0;
    }

    private boolean has(long position, int count) {
        return position >= start && position + count <= start + length;
    }

    /**
     * The first position from one to another, exclusive, at which a header may begin; {@code to} when there is none. After
     * Horspool's "Practical fast searching in strings" (1980).
     */
    long findMagic(long from, long to) throws IOException {
        long position = from;
        while (position < to && load(position, MAGIC.length)) {
            int index = (int) (position - start);
            int last = (int) Math.min(length - MAGIC.length, to - 1 - start);
            while (index <= last) {
                byte end = window[index + 3];
                if (end == 0 && window[index] == 'F' && window[index + 1] == 'L' && window[index + 2] == 'R') {
                    return start + index;
                }
                index += shift(end);
            }
            position = start + index;
        }
        return to;
    }

    /* How far the magic may move when its last byte is to stand on this one. */
    private static int shift(byte end) {
        return switch (end) {
            case 'F' -> 3;
            case 'L' -> 2;
            case 'R' -> 1;
            default -> MAGIC.length;
        };
    }

    /** Has bytes in the window; gives false when the file does not have them. */
    private boolean load(long position, int count) throws IOException {
        if (has(position, count)) {
            return true;
        }
        start = position;
        length = 0;
        int read;
        do {
            read = channel.read(ByteBuffer.wrap(window, length, window.length - length), start + length);
            length += Math.max(0, read);
        } while (read >= 0 && length < window.length);
        progress.accept(position);
        return length >= count;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
