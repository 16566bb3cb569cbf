package io.adaflight.analyzer.analysis.anomalies;

import io.adaflight.analyzer.analysis.anomalies.Finding.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds times when nothing was drained although events waited: at least {@value #LEAST_SNAPSHOTS} snapshots in a row that cover
 * at least {@value #LEAST_NANOS} ns.
 *
 * <p>Limits: a pipeline with rings holds events back until the flush interval is over, which is too short for a stall.
 */
final class DrainStalls {
    private static final long LEAST_NANOS = 300_000_000L;
    private static final int LEAST_SNAPSHOTS = 3;
    private static final int MOST_STALLS = 1000;

    private record Stall(long fromNanos, long toNanos, int snapshots) {}

    private final Series drained = new Series(2048);
    private final List<Stall> stalls = new ArrayList<>();
    private long beganNanos;
    private long lastNanos;
    private int snapshots;

    /** Adds what happened between two snapshots. */
    void add(long fromNanos, long toNanos, long drainedEvents, long depth) {
        drained.add(fromNanos, toNanos, drainedEvents);
        if (drainedEvents > 0 || depth == 0) {
            end();
            return;
        }
        if (snapshots == 0) {
            beganNanos = fromNanos;
        }
        snapshots++;
        lastNanos = toNanos;
    }

    private void end() {
        if (snapshots >= LEAST_SNAPSHOTS && lastNanos - beganNanos >= LEAST_NANOS && stalls.size() < MOST_STALLS) {
            stalls.add(new Stall(beganNanos, lastNanos, snapshots));
        }
        snapshots = 0;
    }

    List<Finding> find() {
        end();
        double usual = RobustStatistics.median(drained.rates());
        List<Finding> findings = new ArrayList<>();
        for (Stall stall : stalls) {
            findings.add(new Finding(
                    Kind.STALLED_DRAIN,
                    "",
                    stall.fromNanos(),
                    stall.toNanos(),
                    0,
                    usual,
                    stall.snapshots(),
                    stall.snapshots() / (stall.snapshots() + 1.0)));
        }
        return findings;
    }
}
