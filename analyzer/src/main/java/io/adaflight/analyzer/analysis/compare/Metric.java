package io.adaflight.analyzer.analysis.compare;

import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Ratios;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.recording.event.SwapTimes;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What pipelines are judged and compared by. The names are part of the command line and of the published JSON. */
public enum Metric {
    /** Lost events to offered ones. */
    LOSS(Unit.RATIO, true),
    /** Events written per second. */
    RATE(Unit.PER_SECOND, false),
    /** Bytes written per second. */
    BYTES(Unit.BYTES_PER_SECOND, false),
    /** The part of the threads' time in which their writes waited for room. */
    BLOCKED(Unit.RATIO, true),
    /** The part of the threads' time in which they had no free ring. */
    DROPPING(Unit.RATIO, true),
    /** The median time of a ring swap. */
    SWAP_P50(Unit.NANOS, true),
    /** The 99th percentile of ring swaps. */
    SWAP_P99(Unit.NANOS, true),
    /** The longest ring swap. */
    SWAP_MAX(Unit.NANOS, true);

    /** The unit of a value. */
    public enum Unit {
        /** From 0 to 1; differences are in points. */
        RATIO,
        /** Differences are relative, as for those below. */
        PER_SECOND,
        BYTES_PER_SECOND,
        NANOS
    }

    private final Unit unit;
    private final boolean greaterIsWorse;

    Metric(Unit unit, boolean greaterIsWorse) {
        this.unit = unit;
        this.greaterIsWorse = greaterIsWorse;
    }

    public Unit unit() {
        return unit;
    }

    public boolean greaterIsWorse() {
        return greaterIsWorse;
    }

    /** Whether a change counts only when it is significant: losses and waits are counted, rates vary by themselves. */
    public boolean needsSignificance() {
        return this == RATE || this == BYTES;
    }

    /** The value for a pipeline; null when the recording does not have it. */
    public @Nullable Double value(PipelineReport pipeline, TimeWindow window) {
        return switch (this) {
            case LOSS -> pipeline.counts().lossRatio();
            case RATE -> pipeline.gauges().eventsPerSecond();
            case BYTES -> pipeline.gauges().bytesPerSecond();
            case BLOCKED -> shareOfTime(pipeline, window, ThreadReport::blockedNanos);
            case DROPPING ->
                shareOfTime(pipeline, window, thread -> thread.states().droppingNanos());
            case SWAP_P50 -> swapNanos(pipeline, SwapTimes::p50Nanos);
            case SWAP_P99 -> swapNanos(pipeline, SwapTimes::p99Nanos);
            case SWAP_MAX -> swapNanos(pipeline, SwapTimes::maximumNanos);
        };
    }

    private static @Nullable Double swapNanos(PipelineReport pipeline, ToLongFunction<SwapTimes> nanos) {
        SwapTimes swaps = pipeline.swaps().sinceStart();
        return swaps == null || swaps.count() == 0 ? null : (double) nanos.applyAsLong(swaps);
    }

    private static double shareOfTime(PipelineReport pipeline, TimeWindow window, ToLongFunction<ThreadReport> nanos) {
        double sum =
                pipeline.threads().stream().mapToLong(nanos).asDoubleStream().sum();
        double all = Ratios.seconds(window.lengthNanos()) * pipeline.threads().size();
        return all <= 0 ? 0 : sum / 1e9 / all;
    }
}
