package io.adaflight.analyzer.recording.decode;

import io.adaflight.analyzer.recording.warning.Warning.Code;
import io.adaflight.analyzer.recording.warning.WarningList;
import java.util.TreeSet;

/** The fields that a recording's events should have and do not, each once, as {@code event.field}. */
public final class MissingFields {
    private final TreeSet<String> names = new TreeSet<>();

    synchronized void add(String event, String field) {
        names.add(event + "." + field);
    }

    /** Adds one warning that names them all, if there are any. */
    public synchronized void warn(WarningList warnings) {
        if (!names.isEmpty()) {
            warnings.add(
                    Code.MISSING_FIELD,
                    "fields that the report needs are missing and count as zero: " + String.join(", ", names));
        }
    }
}
