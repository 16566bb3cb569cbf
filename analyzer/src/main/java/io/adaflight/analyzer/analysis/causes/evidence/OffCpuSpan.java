package io.adaflight.analyzer.analysis.causes.evidence;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a drain thread did not run.
 *
 * @param cause why; null when it had nothing to do
 * @param precedence of two at the same time, the one with the higher precedence counts; of equal ones, the one that began
 *     later, because the other waits for it
 * @param attributes what is known of it; the report merges equal ones
 * @param bytes how many bytes were read or written
 */
public record OffCpuSpan(Span span, @Nullable Cause cause, int precedence, List<Attribute> attributes, long bytes) {
    /** A wait of the thread itself. */
    public static final int OF_THREAD = 0;

    /** What kept every thread of the JVM from running. */
    public static final int OF_VM = 1;

    /** The same, known to be the collector. */
    public static final int OF_COLLECTOR = 2;
}
