package io.adaflight.analyzer.recording;

import java.time.Duration;

/**
 * How much a recording may cost.
 *
 * @param chunkBytes the most that is kept of a chunk while it is read
 * @param unpackedBytes the most that a compressed file may unpack to
 * @param unpackedRatio how many times its own size a compressed file may unpack to, beyond the first 16 MiB
 * @param chunkTime the longest time to parse one chunk
 * @param hungParses after how many parses that did not end no further chunk is read
 */
public record LoadLimits(long chunkBytes, long unpackedBytes, int unpackedRatio, Duration chunkTime, int hungParses) {
    private static final long GIB = 1L << 30;

    /** Limits that no sound recording meets on a heap of this size. The parser needs about three times a chunk. */
    public static LoadLimits forHeap(long heapBytes) {
        return new LoadLimits(Math.min(GIB, heapBytes / 4), 8 * GIB, 100, Duration.ofMinutes(2), 2);
    }
}
