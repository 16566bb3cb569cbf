package io.adaflight.analyzer.recording;

/** The moment at which a chunk began, which tells it from every other chunk. */
record ChunkIdentity(long startNanos, long startTicks) {
    static ChunkIdentity of(ChunkLocation chunk) {
        return new ChunkIdentity(chunk.header().startNanos(), chunk.header().startTicks());
    }
}
