package io.adaflight.analyzer.recording;

/** A recording cannot be read at all. The message is one line: the file, what is wrong, what to do. */
public final class RecordingException extends Exception {
    private static final long serialVersionUID = 1L;

    public RecordingException(String message) {
        super(message);
    }

    public RecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
