package io.adaflight.analyzer.recording.warning;

/**
 * Something that a reader of the report should know: damage, lost data, events that are missing, books that do not balance.
 *
 * @param recording the recording's name, empty when it concerns all of them
 * @param pipeline the pipeline's name, empty when it concerns none in particular
 * @param text one sentence without a full stop; it may hold untrusted text
 */
public record Warning(Code code, String recording, String pipeline, String text) {
    /** What kind of warning it is; the names are part of the published JSON. */
    public enum Code {
        /** A chunk could not be read. */
        DAMAGED_CHUNK,
        /** A chunk was never finished, as after a crash; what was flushed is read. */
        UNFINISHED_CHUNK,
        /** Bytes that belong to no chunk. */
        STRAY_BYTES,
        /** A compressed file ended early. */
        TRUNCATED_FILE,
        /** The same chunk was found again. */
        DUPLICATE_CHUNK,
        /** A recording could not be read at all. */
        UNREADABLE_RECORDING,
        /** The recorder lost events. */
        DATA_LOSS,
        /** An event type that the report needs is not there. */
        MISSING_EVENT,
        /** A field that the report needs is not there. */
        MISSING_FIELD,
        /** Counts contradict each other. */
        UNBALANCED,
        /** A counter has stopped at its end. */
        SATURATED,
        /** The sink threw. */
        SINK_FAILURE,
        /** Collections failed. */
        COLLECTION_FAILURE,
        /** What a counters file adds to the recording. */
        COUNTERS_FILE,
        /** There are only counts of calls, by the JDK. */
        NO_COUNTERS,
        /** There are too many of one kind to list. */
        TOO_MANY
    }

    /** A warning about a recording as a file. */
    static Warning of(Code code, String recording, String text) {
        return new Warning(code, recording, "", text);
    }
}
