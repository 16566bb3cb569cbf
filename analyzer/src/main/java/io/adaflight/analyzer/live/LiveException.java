package io.adaflight.analyzer.live;

import org.jspecify.annotations.Nullable;

/** A JVM cannot be watched. The message is one line: which JVM, what is wrong, what to do. */
public final class LiveException extends Exception {
    private static final long serialVersionUID = 1L;

    LiveException(String message) {
        super(message);
    }

    LiveException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
