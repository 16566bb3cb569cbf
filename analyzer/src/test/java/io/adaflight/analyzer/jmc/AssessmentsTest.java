package io.adaflight.analyzer.jmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.adaflight.analyzer.analysis.anomalies.Finding;
import io.adaflight.analyzer.analysis.anomalies.Finding.Kind;
import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.wording.CauseAdvice;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.common.util.TypedPreference;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.Severity;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;

/** What each rule says, from both sides of its limits. */
class AssessmentsTest {
    private static final IPreferenceValueProvider DEFAULTS = IPreferenceValueProvider.DEFAULT_VALUES;

    @TempDir
    static Path folder;

    private static LoadedSample typical;
    private static LoadedSample fine;

    @BeforeAll
    static void record() throws Exception {
        typical = LoadedSample.of(folder.resolve("typical.jfr"), sample -> sample.fillTypical("orders"));
        fine = LoadedSample.of(
                folder.resolve("fine.jfr"),
                sample -> sample.configure("orders", event -> {})
                        .info("orders", 11, "producer-1")
                        .thread("orders", 11, row -> {})
                        .pipeline("orders", row -> {})
                        .thread("orders", 11, row -> row.written = 1000)
                        .pipeline("orders", row -> {
                            row.written = 1000;
                            row.drained = 1000;
                        }));
    }

    @Test
    void loss_severity_followsTheRatio() throws Exception {
        IResult lossy = typical.evaluate(new LossRule());
        assertThat(lossy.getSeverity()).isEqualTo(Severity.WARNING);
        assertThat(lossy.getExplanation()).contains("Pipeline orders lost 100 events (4.99 %).");
        assertThat(lossy.getSolution()).isNotBlank();
        IResult good = fine.evaluate(new LossRule());
        assertThat(good.getSeverity()).isEqualTo(Severity.OK);
        assertThat(good.getSummary()).isEqualTo("1,000 events offered, nothing was lost.");
        assertThat(good.getSolution()).isNull();
        assertThat(good.getResult(TypedResult.SCORE).doubleValue()).isZero();
    }

    @Test
    void loss_changedLimits_changeTheSeverity() throws Exception {
        assertThat(LoadedSample.evaluate(new LossRule(), typical.items(), limits("adaflight.loss", 0.04, 0.06))
                        .getSeverity())
                .isEqualTo(Severity.INFO);
        assertThat(LoadedSample.evaluate(new LossRule(), typical.items(), limits("adaflight.loss", 0.05, 0.06))
                        .getSeverity())
                .as("however small, a loss is shown")
                .isEqualTo(Severity.INFO);
    }

    @Test
    void loss_eventsThatTheSinkFailedToTake_countAsWell() throws Exception {
        LoadedSample failing = LoadedSample.of(
                folder.resolve("failing.jfr"),
                sample -> sample.pipeline("orders", row -> {}).pipeline("orders", row -> {
                    row.written = 1000;
                    row.drained = 1000;
                    row.failed = 5;
                    row.sinkFailures = 1;
                }));
        IResult result = failing.evaluate(new LossRule());
        assertThat(result.getSeverity()).isEqualTo(Severity.INFO);
        assertThat(result.getSummary()).endsWith("nothing was lost; the sink failed to take 5.");
        assertThat(result.getSolution()).contains("log");
    }

    @Test
    void limits_ofRatiosAndConfidence_areShownInPercent() {
        assertThat(LoadedSample.RULES.stream()
                        .flatMap(rule -> rule.getConfigurationAttributes().stream())
                        .map(AssessmentsTest::shownDefault))
                .contains("50 %", "0.1 %", "1 %")
                .noneMatch(shown -> shown.contains("\u00d7"));
    }

    private static <T> String shownDefault(TypedPreference<T> preference) {
        return preference.getPersister().interactiveFormat(preference.getDefaultValue());
    }

    @Test
    void causes_each_haveAdvice() {
        assertThat(Arrays.stream(Cause.values()).map(CauseAdvice::of))
                .doesNotHaveDuplicates()
                .allMatch(advice -> advice.endsWith("."));
    }

    @Test
    void backPressure_severity_followsTheThreadsTime() throws Exception {
        IResult pressed = typical.evaluate(new BackPressureRule());
        assertThat(pressed.getSeverity()).isNotEqualTo(Severity.OK);
        assertThat(pressed.getSummary())
                .startsWith("Threads had no free ring for ")
                .contains(" of their time and waited for room for ")
                .endsWith(" in 1 episode.");
        assertThat(pressed.getExplanation())
                .isEqualTo("producer-2 in orders had no free ring for 20 ms and waited for room for 3 ms.");
        IResult good = fine.evaluate(new BackPressureRule());
        assertThat(good.getSeverity()).isEqualTo(Severity.OK);
        assertThat(good.getSummary()).isEqualTo("No thread was without a free ring or waited for room.");
    }

    @Test
    void swaps_severity_followsPercentileAndMaximum() throws Exception {
        IResult slow = typical.evaluate(new SwapRule());
        assertThat(slow.getSeverity()).isEqualTo(Severity.WARNING);
        assertThat(slow.getSummary()).isEqualTo("99 % of the ring swaps took at most 4 ms, the longest took 5 ms.");
        assertThat(slow.getExplanation())
                .contains("Threads of orders swapped rings ", "The slow swap was on ")
                .doesNotContain("4 ms", "5 ms");
        IResult good = fine.evaluate(new SwapRule());
        assertThat(good.getSeverity()).isEqualTo(Severity.OK);
        assertThat(good.getSummary()).isEqualTo("No ring was swapped.");
    }

    @Test
    void lostData_warningsAndLowerBound_areTold() throws Exception {
        assertThat(typical.evaluate(new LostDataRule()).getSummary())
                .isEqualTo("Nothing is missing from the recording.");
        LoadedSample bare = LoadedSample.of(
                folder.resolve("bare.jfr"),
                sample -> sample.pipeline("orders", row -> {}).pipeline("orders", row -> row.written = 10));
        IResult result = bare.evaluate(new LostDataRule());
        assertThat(result.getSeverity()).isEqualTo(Severity.INFO);
        assertThat(result.getExplanation()).contains("orders: no adaflight.ThreadSnapshot");
        assertThat(result.getResult(Results.LOWER_BOUND)).isFalse();
        LoadedSample saturated = LoadedSample.of(
                folder.resolve("saturated.jfr"),
                sample -> sample.pipeline("orders", row -> {}).pipeline("orders", row -> row.saturated = true));
        IResult incomplete = saturated.evaluate(new LostDataRule());
        assertThat(incomplete.getSeverity()).isEqualTo(Severity.WARNING);
        assertThat(incomplete.getSummary()).endsWith(": its counts are lower bounds.");
        assertThat(incomplete.getResult(Results.LOWER_BOUND)).isTrue();
    }

    @Test
    void findings_ofTheirKind_areTold() throws Exception {
        Finding skewed = new Finding(Kind.SKEWED_LOAD, "producer-1", 0, 10, 0.9, 0.25, 3.6, 0.9);
        Finding stall = new Finding(Kind.STALLED_DRAIN, "", 0, 2_500_000_000L, 0, 1000, 25, 0.96);
        Finding doubtful = new Finding(Kind.RATE_CHANGE, "producer-1", 0, 10, 1, 1000, 1000, 0.4);
        Report report = withFindings(List.of(skewed, stall, doubtful));

        Assessment uneven = new ImbalanceRule().assess(report, DEFAULTS);
        assertThat(uneven.score()).isCloseTo(25 + 50 * 0.2, within(1e-9));
        assertThat(uneven.summary()).isEqualTo("producer-1 wrote 90 % of all events; an even share is 25 %");
        Assessment stalled = new StalledDrainRule().assess(report, DEFAULTS);
        assertThat(stalled.score()).isGreaterThan(75);
        assertThat(stalled.explanation())
                .singleElement()
                .asString()
                .startsWith("orders, from ")
                .endsWith(
                        " on for 2.50 s: nothing was drained while events waited; the usual rate is 1k/s (confidence 96 %).");
        Assessment usual = new AnomalyRule().assess(report, DEFAULTS);
        assertThat(usual.score()).isZero();
        assertThat(usual.explanation()).isEmpty();
    }

    @Test
    void findings_lessConfidenceAskedFor_areTold() throws Exception {
        Finding doubtful = new Finding(Kind.RATE_CHANGE, "producer-1", 0, 10, 1, 1000, 1000, 0.4);
        Report report = withFindings(List.of(doubtful, doubtful));
        Assessment believed = new AnomalyRule()
                .assess(report, preferences("adaflight.Anomalies.confidence", UnitLookup.PERCENT_UNITY.quantity(0.4)));
        assertThat(believed.score()).isGreaterThan(75);
        assertThat(believed.summary()).endsWith(", and 1 more");
    }

    private static Report withFindings(List<Finding> findings) throws Exception {
        Report report = fine.readByTheCommandLine();
        PipelineReport pipeline = report.pipelines().get(0);
        return new Report(
                report.recordings(),
                report.verdict(),
                report.counts(),
                report.drain(),
                List.of(new PipelineReport(
                        pipeline.name(),
                        pipeline.recording(),
                        pipeline.counts(),
                        pipeline.drain(),
                        pipeline.drainCounted(),
                        pipeline.configuration(),
                        pipeline.drainThreads(),
                        pipeline.gauges(),
                        pipeline.threads(),
                        pipeline.swaps(),
                        pipeline.slowSwaps(),
                        pipeline.blockedWrites(),
                        pipeline.timeLine(),
                        pipeline.heatMap(),
                        pipeline.episodes(),
                        pipeline.episodeCount(),
                        pipeline.causes(),
                        findings)),
                report.warnings());
    }

    @Test
    void score_acrossTheLimits_risesSteadily() {
        assertThat(Score.of(0, 1, 2)).isZero();
        assertThat(Score.of(-1, 1, 2)).isZero();
        assertThat(Score.of(Double.NaN, 1, 2)).isZero();
        assertThat(Score.of(0.5, 1, 2)).isEqualTo(12.5);
        assertThat(Score.of(1, 1, 2)).isEqualTo(25);
        assertThat(Score.of(1.5, 1, 2)).isEqualTo(50);
        assertThat(Score.of(2, 1, 2)).isEqualTo(75);
        assertThat(Score.of(4, 1, 2)).isEqualTo(87.5);
        assertThat(Score.of(1e300, 1, 2)).isLessThanOrEqualTo(100);
        assertThat(Score.of(1, 0, 0)).isEqualTo(100);
        assertThat(Score.of(1, 3, 1)).isEqualTo(75);
    }

    private static IPreferenceValueProvider limits(String id, double info, double warning) {
        return new IPreferenceValueProvider() {
            @Override
            public <T> T getPreferenceValue(TypedPreference<T> preference) {
                if (preference.getIdentifier().equals(id + ".info")) {
                    return preferences(preference.getIdentifier(), UnitLookup.PERCENT_UNITY.quantity(info))
                            .getPreferenceValue(preference);
                }
                return preferences(id + ".warning", UnitLookup.PERCENT_UNITY.quantity(warning))
                        .getPreferenceValue(preference);
            }
        };
    }

    private static IPreferenceValueProvider preferences(String id, IQuantity value) {
        return new IPreferenceValueProvider() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> T getPreferenceValue(TypedPreference<T> preference) {
                return preference.getIdentifier().equals(id) ? (T) value : preference.getDefaultValue();
            }
        };
    }
}
