package io.adaflight.analyzer.recording.chunk;

/** A chunk cannot be read. The message says what is wrong with it and stands behind the chunk's place. */
public final class ChunkDamage extends Exception {
    private static final long serialVersionUID = 1L;

    public ChunkDamage(String message) {
        super(message);
    }

    public ChunkDamage(String message, Throwable cause) {
        super(message, cause);
    }
}
