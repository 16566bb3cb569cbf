package io.adaflight.analyzer.wording;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.DrainTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the drain's time went, per event: a row for each part, the largest while losing first, and one for the sum. */
public final class DrainTimeTable {
    private static final double LEAST = 0.005;

    private DrainTimeTable() {}

    /**
     * A row in words and figures.
     *
     * @param cause the cause of the part; null for the sum and the titles
     * @param calm empty when there was no calm time
     * @param factor losing divided by calm; empty when there was nothing before
     */
    public record Row(@Nullable Cause cause, String part, String calm, String losing, String factor) {}

    /** The titles of the columns. */
    public static Row titles() {
        return new Row(null, "where the drain's time went, per event", "calm", "losing", "factor");
    }

    public static List<Row> rows(DrainTime time) {
        List<Row> rows = new ArrayList<>();
        DrainTime.ServiceTime calm = time.calm();
        for (DrainTime.Part part : time.losing().parts()) {
            double before = calm == null ? 0 : calm.nanosOf(part.cause());
            if (part.nanos() >= LEAST * time.losing().nanos() || (calm != null && before >= LEAST * calm.nanos())) {
                rows.add(row(part.cause(), calm == null ? null : before, part.nanos()));
            }
        }
        rows.add(row(null, calm == null ? null : calm.nanos(), time.losing().nanos()));
        return rows;
    }

    private static Row row(@Nullable Cause cause, @Nullable Double before, double now) {
        String factor = before == null || before < 1 ? "" : factor(now / before);
        return new Row(
                cause, cause == null ? "total" : name(cause), before == null ? "" : nanos(before), nanos(now), factor);
    }

    private static String factor(double ratio) {
        return String.format(Locale.ROOT, ratio < 9.95 ? "%.1fx" : "%,.0fx", ratio);
    }

    private static String nanos(double value) {
        return Figures.nanos(Math.round(value));
    }

    /** A part of the time at work, in words. */
    public static String name(Cause cause) {
        return switch (cause) {
            case GC_PAUSE -> "stopped by GC";
            case SAFEPOINT -> "stopped at a safepoint";
            case LOCK -> "waiting for a lock";
            case PARK -> "parked";
            case SLEEP -> "sleeping";
            case FILE_IO -> "reading or writing files";
            case SOCKET_IO -> "reading or writing sockets";
            case CPU_SATURATED -> "waiting for a CPU";
            case CPU_THROTTLED -> "throttled by the CPU quota";
            case SLOW_SINK -> "computing";
            case PRODUCER_BURST, EVENT_TOO_LARGE, UNEXPLAINED -> "off the CPU, unknown where";
        };
    }
}
