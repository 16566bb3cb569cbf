package io.adaflight.analyzer.jmc;

import java.util.List;
import org.openjdk.jmc.flightrecorder.rules.ResultBuilder;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;

/**
 * What a rule finds in a report.
 *
 * @param score from 0 to 100, as {@link Score} gives it
 * @param summary one sentence without a full stop
 * @param explanation more sentences
 * @param advice what to do about it; not shown when there is nothing to do
 * @param values the figures
 */
record Assessment(double score, String summary, List<String> explanation, List<String> advice, List<Value<?>> values) {
    Assessment {
        explanation = List.copyOf(explanation);
        advice = List.copyOf(advice);
        values = List.copyOf(values);
    }

    /** A figure for programs. */
    record Value<T>(TypedResult<T> result, T value) {
        void addTo(ResultBuilder builder) {
            builder.addResult(result, value);
        }
    }
}
