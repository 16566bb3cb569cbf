package io.adaflight.analyzer.recording;

import io.adaflight.analyzer.recording.warning.Warning;
import java.util.List;

/** A recording cannot be read at all. The message is one line: the file, what is wrong, what to do. */
public final class RecordingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Warning> warnings;

    public RecordingException(String message) {
        this(message, List.of());
    }

    /**
     * With what else is wrong.
     *
     * @param warnings those that the message does not have
     */
    public RecordingException(String message, List<Warning> warnings) {
        super(message);
        this.warnings = List.copyOf(warnings);
    }

    public RecordingException(String message, Throwable cause) {
        super(message, cause);
        this.warnings = List.of();
    }

    /** What else is wrong with the recording. */
    public List<Warning> warnings() {
        return warnings;
    }
}
