package io.adaflight.analyzer.recording;

/** A chunk cannot be read. The message says what is wrong with it and stands behind the chunk's place. */
final class ChunkDamage extends Exception {
    private static final long serialVersionUID = 1L;

    ChunkDamage(String message) {
        super(message);
    }

    ChunkDamage(String message, Throwable cause) {
        super(message, cause);
    }
}
