package io.adaflight.analyzer.report;

import io.adaflight.analyzer.analysis.anomalies.Finding;
import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.CauseReport;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.causes.DrainTime;
import io.adaflight.analyzer.analysis.causes.EpisodeCauses;
import io.adaflight.analyzer.analysis.causes.EpisodeCauses.Weight;
import io.adaflight.analyzer.analysis.causes.Evidence;
import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import io.adaflight.analyzer.analysis.causes.MissingEvidence;
import io.adaflight.analyzer.analysis.causes.SeenStack;
import java.util.Arrays;
import java.util.List;

/** Causes and findings with every field filled. */
public final class SampleCauses {
    private static final long SECOND = 1_000_000_000L;
    private static final String WRITE = "io.x.Sink.write(Sink.java:7) < io.x.Drain.run(Drain.java:5)";

    private SampleCauses() {}

    public static Evidence evidence(long heldNanos, long count, Attribute... attributes) {
        return new Evidence(
                List.of(attributes),
                heldNanos,
                count,
                heldNanos > 0 ? 0 : 61,
                SampleReports.START + SECOND,
                SampleReports.START + 2 * SECOND);
    }

    public static Attribute attribute(Evidence.Key key, String value) {
        return new Attribute(key, value);
    }

    public static CauseShare share(Cause cause, double share, Evidence... evidence) {
        return new CauseShare(cause, share, Math.round(share * 1_200_000), false, 0.81, List.of(evidence));
    }

    public static DrainTime drainTime() {
        DrainTime.ServiceTime calm = new DrainTime.ServiceTime(
                1_000_000,
                2100,
                List.of(new DrainTime.Part(Cause.SLOW_SINK, 2000), new DrainTime.Part(Cause.CPU_SATURATED, 100)),
                20);
        DrainTime.ServiceTime losing = new DrainTime.ServiceTime(
                3000,
                1_060_000,
                List.of(
                        new DrainTime.Part(Cause.LOCK, 1_050_000),
                        new DrainTime.Part(Cause.SLOW_SINK, 9000),
                        new DrainTime.Part(Cause.CPU_SATURATED, 1000)),
                61);
        return new DrainTime(calm, losing, 100_000, 120_000, 476_000, 943, true, true);
    }

    public static CauseShare lock() {
        return share(
                Cause.LOCK,
                0.71,
                evidence(
                        2 * SECOND,
                        12,
                        Arrays.stream(Evidence.Key.values())
                                .map(key -> attribute(
                                        key,
                                        key == Evidence.Key.BYTES
                                                ? "4096"
                                                : key == Evidence.Key.OWNER
                                                        ? "audit-flush"
                                                        : key == Evidence.Key.FRAMES
                                                                ? "java.lang.Object.wait < io.x.Sink.write"
                                                                : "a " + key))
                                .toArray(Attribute[]::new)));
    }

    public static CauseReport report(CauseShare... shares) {
        return new CauseReport(
                1_200_000,
                3 * SECOND,
                List.of(shares),
                drainTime(),
                List.of(new EpisodeCauses(
                        4, SampleReports.START, SampleReports.START + SECOND, List.of(new Weight(Cause.LOCK, 1)))),
                List.of(new EpisodeCauses(
                        0, SampleReports.START, SampleReports.START + SECOND, List.of(new Weight(Cause.LOCK, 1)))),
                List.of(
                        new SeenStack(Cause.LOCK, "java.lang.Object.wait(Object.java:1) < " + WRITE, 40),
                        new SeenStack(Cause.SLOW_SINK, "io.x.Sink.format(Sink.java:9) < " + WRITE, 20),
                        new SeenStack(Cause.SLOW_SINK, WRITE, 1)),
                List.of(new MissingEvidence(Cause.SLEEP, "jdk.ThreadSleep#enabled=true", "jdk.ThreadSleep is off")));
    }

    public static CauseReport some() {
        return report(lock(), share(Cause.SLEEP, 0.285), share(Cause.UNEXPLAINED, 0.005));
    }

    public static Finding finding(Finding.Kind kind, String subject) {
        return new Finding(
                kind, subject, SampleReports.START + SECOND, SampleReports.START + 3 * SECOND, 2000, 500, 4, 0.9);
    }
}
