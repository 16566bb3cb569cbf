package io.adaflight.analyzer.recording.chunk;

import io.adaflight.analyzer.recording.event.EventCounts;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The 68 bytes at the beginning of a chunk.
 *
 * @param size bytes in the chunk, this header included
 * @param constantPoolOffset where the last constant pool is, from the beginning of the chunk
 * @param metadataOffset where the metadata is, from the beginning of the chunk
 * @param state 0 when the chunk is finished
 */
public record ChunkHeader(
        int major,
        int minor,
        long size,
        long constantPoolOffset,
        long metadataOffset,
        long startNanos,
        long durationNanos,
        long startTicks,
        long ticksPerSecond,
        int state,
        int flags) {
    static final int BYTES = 68;
    static final int SIZE_OFFSET = 8;
    static final int POOL_OFFSET = 16;
    static final int METADATA_OFFSET = 24;
    static final int STATE_OFFSET = 64;

    private static final int MAGIC = 0x464c5200;
    private static final int COMPRESSED_INTEGERS = 1;

    /** Reads a header from the buffer's position; null when no header stands there. */
    static @Nullable ChunkHeader read(ByteBuffer buffer) {
        if (buffer.remaining() < BYTES) {
            return null;
        }
        ByteBuffer header = buffer.slice();
        if (header.getInt(0) != MAGIC) {
            return null;
        }
        return new ChunkHeader(
                header.getShort(4),
                header.getShort(6),
                header.getLong(SIZE_OFFSET),
                header.getLong(POOL_OFFSET),
                header.getLong(METADATA_OFFSET),
                header.getLong(32),
                header.getLong(40),
                header.getLong(48),
                header.getLong(56),
                header.get(STATE_OFFSET) & 0xff,
                header.get(67) & 0xff);
    }

    boolean isFinished() {
        return state == 0;
    }

    /** When the chunk ended, in nanoseconds since the epoch, as far as the header knows. */
    public long endNanos() {
        return durationNanos < 0 ? startNanos : EventCounts.saturatedSum(startNanos, durationNanos);
    }

    /** Whether this may be a header at all, for the search after damage. */
    boolean isPlausible() {
        return isSupported() && size >= BYTES && startNanos > 0;
    }

    /** What is wrong with the header of a chunk for which that many bytes are there; null when nothing is. */
    @Nullable
    String problem(long available, long limit) {
        if (!isSupported()) {
            return "has the format version " + major + "." + minor + ", and 1.x and 2.x are known";
        }
        if (!isFinished() && (size <= BYTES || metadataOffset == 0)) {
            return "was never flushed before the JVM ended";
        }
        if (size < BYTES) {
            return "says that it has " + size + " bytes, less than its own header";
        }
        if (size > available) {
            return "is cut short: it should have " + size + " bytes, and " + available + " are there";
        }
        if (size > limit) {
            return "has " + size + " bytes, more than the " + limit + " that this heap allows; raise -Xmx";
        }
        if (metadataOffset < BYTES || metadataOffset >= size) {
            return "says that its metadata is at " + metadataOffset + ", outside of it";
        }
        if (constantPoolOffset != 0 && (constantPoolOffset < BYTES || constantPoolOffset >= size)) {
            return "says that its constant pool is at " + constantPoolOffset + ", outside of it";
        }
        if (ticksPerSecond <= 0 || startNanos <= 0) {
            return "has an impossible clock";
        }
        return (flags & COMPRESSED_INTEGERS) == 0 ? "has integers that are not compressed" : null;
    }

    private boolean isSupported() {
        return major == 1 || major == 2;
    }
}
