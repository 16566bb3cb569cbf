package io.adaflight.analyzer.rows;

import io.adaflight.analyzer.analysis.result.RecordingSummary;
import io.adaflight.analyzer.analysis.result.Report;
import org.jspecify.annotations.Nullable;

/**
 * What became of reading one recording.
 *
 * @param name the recording's name
 * @param damage what is missing from it, in words; empty when nothing is
 * @param summary whose recording it is; null when nothing of it could be read
 * @param report what it says; null when it has no AdaFlight events
 */
record RecordingOutcome(
        String name,
        Status status,
        String damage,
        @Nullable RecordingSummary summary,
        @Nullable Report report) {
    /** How far a recording could be read; the names are part of the schema. */
    enum Status {
        /** All of it. */
        READ,
        /** A part of it: its counts are lower bounds. */
        DAMAGED,
        /** It has no event of AdaFlight. */
        NO_EVENTS,
        /** Nothing of it. */
        UNREADABLE
    }
}
