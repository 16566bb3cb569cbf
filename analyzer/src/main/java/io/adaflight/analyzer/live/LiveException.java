package io.adaflight.analyzer.live;

/** A JVM cannot be watched. The message is one line: which one, what is wrong, what to do. */
public final class LiveException extends Exception {
    private static final long serialVersionUID = 1L;

    LiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
