package io.adaflight.analyzer.recording.chunk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A chunk in memory that grows up to a limit. */
final class ChunkBuffer {
    private static final int MOST_AT_FIRST = 1 << 18;

    /** The bytes of the longest number. */
    static final int NUMBER_BYTES = 9;

    private final long limit;
    private byte[] bytes;
    private int size;

    /**
     * Begins empty.
     *
     * @param limit the most bytes that it may have
     * @param chunkBytes how many the chunk has from which it is copied
     */
    ChunkBuffer(long limit, long chunkBytes) {
        this.limit = Math.min(limit, Integer.MAX_VALUE - 16L);
        this.bytes = new byte[(int) Math.min(chunkBytes, MOST_AT_FIRST)];
    }

    int size() {
        return size;
    }

    void copy(ChunkReader input, long position, long count) throws IOException, ChunkDamage {
        ensure(count);
        input.moveTo(position);
        input.read(bytes, size, (int) count);
        size += (int) count;
    }

    void write(byte[] source, int start, int count) throws ChunkDamage {
        ensure(count);
        System.arraycopy(source, start, bytes, size, count);
        size += count;
    }

    void writeByte(int value) throws ChunkDamage {
        ensure(1);
        bytes[size++] = (byte) value;
    }

    /** Writes a number in nine bytes, the most that the format's variable length has. */
    void writeNumber(long value) throws ChunkDamage {
        for (int shift = 0; shift < 56; shift += 7) {
            writeByte((int) (value >>> shift) | 0x80);
        }
        writeByte((int) (value >>> 56));
    }

    private void ensure(long count) throws ChunkDamage {
        long needed = size + count;
        if (needed > limit) {
            throw new ChunkDamage("has more than the " + limit + " bytes to be read that this heap allows; raise -Xmx");
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(needed, 2L * bytes.length)));
        }
    }

    /** The bytes, with a header that tells where things are now, of a chunk that is finished. */
    byte[] finish(long constantPoolOffset, long metadataOffset) {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        header.putLong(ChunkHeader.SIZE_OFFSET, size);
        header.putLong(ChunkHeader.POOL_OFFSET, constantPoolOffset);
        header.putLong(ChunkHeader.METADATA_OFFSET, metadataOffset);
        header.put(ChunkHeader.STATE_OFFSET, (byte) 0);
        return Arrays.copyOf(bytes, size);
    }
}
