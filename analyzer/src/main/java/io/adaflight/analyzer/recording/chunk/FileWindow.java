package io.adaflight.analyzer.recording.chunk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file, for a reader that moves on: each is read once, or a few times. Of a long stretch of zeros, such as a
 * hole in a sparse file, only a block here and there is read.
 */
final class FileWindow implements Closeable {
    /* The metadata of a JDK is longer than a leap and a block, and has no block of zeros alone. */
    static final int LEAP_BYTES = 1 << 16;
    static final int BLOCK_BYTES = 1 << 12;

    /* So many zeros are read before the first leap, and leaps are made over that many. */
    private static final long STRETCH_BYTES = 32L << 20;

    private static final int WINDOW_BYTES = 1 << 18;
    private static final byte[] ZEROS = new byte[WINDOW_BYTES];
    private static final byte[] MAGIC = {'F', 'L', 'R', 0};

    private final FileChannel channel;
    private final LongConsumer progress;
    private final byte[] window = new byte[WINDOW_BYTES];
    private final byte[] block = new byte[BLOCK_BYTES];
    private final long size;
    private long start;
    private int length;
    private long zerosFrom = -1;
    private long leaptFrom = -1;
    private long leaptTo = -1;

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
     * The first position from one to another, exclusive, at which a header may begin; {@code to} when there is none in what is
     * read. After Horspool's "Practical fast searching in strings" (1980).
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
            if (zerosFrom >= 0 && start + length - zerosFrom >= STRETCH_BYTES) {
                position = leap(position, to);
            }
        }
        return to;
    }

    /** The position up to which there are zeros alone, from one towards another, as far as some blocks tell. */
    private long leap(long from, long to) throws IOException {
        long position = from;
        boolean zeros = true;
        while (zeros && to - position >= STRETCH_BYTES) {
            long next = zerosInStretch(position);
            zeros = next - position == STRETCH_BYTES;
            position = next;
            progress.accept(position);
        }
        if (position > from) {
            leaptFrom = leaptFrom < 0 ? from : leaptFrom;
            leaptTo = Math.max(leaptTo, position);
        }
        zerosFrom = position;
        return position;
    }

    /* Backwards, or the operating system takes it for reading in sequence and reads all of it ahead. */
    private long zerosInStretch(long from) throws IOException {
        long zerosTo = from + STRETCH_BYTES;
        for (long end = zerosTo; end > from; end -= LEAP_BYTES) {
            if (!endsInZeros(end)) {
                zerosTo = end - LEAP_BYTES;
            }
        }
        return zerosTo;
    }

    private boolean endsInZeros(long position) throws IOException {
        int count = read(block, position - BLOCK_BYTES);
        return count == BLOCK_BYTES && Arrays.equals(block, 0, count, ZEROS, 0, count);
    }

    /** Where the first leap began; below zero when all was read. */
    long leaptFrom() {
        return leaptFrom;
    }

    /** Where the last leap ended. */
    long leaptTo() {
        return leaptTo;
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
        boolean goesOn = zerosFrom >= 0 && position >= zerosFrom && position <= start + length;
        start = position;
        length = read(window, position);
        boolean zeros = Arrays.equals(window, 0, length, ZEROS, 0, length);
        zerosFrom = !zeros ? -1 : goesOn ? zerosFrom : position;
        progress.accept(position);
        return length >= count;
    }

    private int read(byte[] target, long position) throws IOException {
        int count = 0;
        int read;
        do {
            read = channel.read(ByteBuffer.wrap(target, count, target.length - count), position + count);
            count += Math.max(0, read);
        } while (read >= 0 && count < target.length);
        return count;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
