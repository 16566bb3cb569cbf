package io.adaflight.analyzer.recording.chunk;

/** The moment at which a chunk began, which tells it from every other chunk. */
public record ChunkIdentity(long startNanos, long startTicks) {
    public static ChunkIdentity of(ChunkLocation chunk) {
        return new ChunkIdentity(chunk.header().startNanos(), chunk.header().startTicks());
    }
}
