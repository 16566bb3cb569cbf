package io.adaflight.analyzer.analysis.result;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments in nanoseconds since the epoch as text. */
public final class EpochTime {
    private EpochTime() {}

    /** ISO-8601 in UTC with all that is known. */
    public static String iso(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }

    /** ISO-8601 in UTC, to the second. */
    public static String isoSeconds(long nanos) {
        return Instant.ofEpochSecond(0, nanos).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
