package io.adaflight.analyzer.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.adaflight.analyzer.analysis.count.RecordingAnalysis;
import io.adaflight.analyzer.analysis.count.ReportBuilder;
import io.adaflight.analyzer.analysis.count.Rows;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.recording.RecordingInfo;
import io.adaflight.analyzer.recording.event.EventCounts;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class ComparisonBuilderTest {
    private static final long SECOND = 1_000_000_000L;

    /* One pipeline with one thread, so many events a second, of which a tenth is lost in the seconds from one on. */
    private static Report report(int seconds, IntUnaryOperator perSecond, int lossFrom) {
        RecordingInfo info = new RecordingInfo("r.jfr", Rows.START, Rows.START + seconds * SECOND, 1, 1, 1);
        RecordingAnalysis analysis = RecordingAnalysis.of(info, null, null, null);
        EventCounts total = EventCounts.NONE;
        for (int second = 1; second <= seconds; second++) {
            int written = perSecond.applyAsInt(second);
            EventCounts recent = Rows.counts(written, second > lossFrom ? written / 10 : 0);
            total = total.plus(recent);
            analysis.accept(Rows.thread(1000L * second, 1, recent, total));
            for (int part = 9; part >= 0; part--) {
                EventCounts before = total.minus(Rows.counts(written / 10 * (long) part, 0));
                analysis.accept(Rows.pipeline(1000L * second - 100L * part, Rows.counts(written / 10, 0), before));
            }
        }
        ReportBuilder builder = new ReportBuilder();
        builder.add(analysis, 1, List.of());
        return builder.build();
    }

    private static Change change(Metric metric, Report baseline, Report candidate) {
        return ComparisonBuilder.compare(baseline, candidate).pipelines().get(0).changes().stream()
                .filter(each -> each.metric() == metric)
                .findFirst()
                .orElseThrow();
    }

    private static int wobble(int second) {
        return 10_000 + second * 7919 % 13 * 100;
    }

    @Test
    void rate_falls_isSignificantAndWorse() {
        Report before = report(30, ComparisonBuilderTest::wobble, 30);
        Change slower = change(Metric.RATE, before, report(40, second -> wobble(second) * 8 / 10, 40));
        assertThat(slower.difference()).isCloseTo(-0.2, within(0.01));
        assertThat(slower.worsening()).isCloseTo(0.2, within(0.01));
        assertThat(slower.isSignificant()).isTrue();
        assertThat(slower.superiority()).isLessThan(0.1);
        assertThat(slower.exceeds(Map.of(Metric.RATE, 0.1))).isTrue();
        assertThat(slower.exceeds(Map.of(Metric.RATE, 0.3))).isFalse();
        assertThat(slower.exceeds(Map.of(Metric.BYTES, 0.1))).isFalse();
        Change faster = change(Metric.RATE, before, report(30, second -> wobble(second) * 2, 30));
        assertThat(faster.worsening()).isNegative();
        assertThat(faster.exceeds(Map.of(Metric.RATE, 0.0))).isFalse();
    }

    @Test
    void rate_differsByChance_isNotWorse() {
        Report before = report(30, ComparisonBuilderTest::wobble, 30);
        Change same = change(Metric.RATE, before, report(30, second -> wobble(second + 5) - 20, 30));
        assertThat(same.worsening()).isPositive();
        assertThat(same.tested()).isTrue();
        assertThat(same.isSignificant()).isFalse();
        assertThat(same.exceeds(Map.of(Metric.RATE, 0.0))).isFalse();
    }

    @Test
    void rate_ofTooShortRecordings_isTakenAsItIs() {
        Change slower = change(Metric.RATE, report(3, second -> 1000, 3), report(3, second -> 800, 3));
        assertThat(slower.tested()).isFalse();
        assertThat(slower.isSignificant()).isFalse();
        assertThat(slower.exceeds(Map.of(Metric.RATE, 0.1))).isTrue();
    }

    @Test
    void loss_inOneBurst_countsWithoutSignificance() {
        Change loss = change(Metric.LOSS, report(30, second -> 10_000, 30), report(30, second -> 10_000, 29));
        assertThat(loss.candidate()).isCloseTo(1000 / 301_000.0, within(1e-9));
        assertThat(loss.difference()).isEqualTo(loss.candidate());
        assertThat(loss.isSignificant()).isFalse();
        assertThat(loss.exceeds(Map.of(Metric.LOSS, 0.0))).isTrue();
        assertThat(loss.exceeds(Map.of(Metric.LOSS, 0.01))).isFalse();
        Change always = change(Metric.LOSS, report(30, second -> 10_000, 30), report(30, second -> 10_000, 0));
        assertThat(always.isSignificant()).isTrue();
    }

    @Test
    void metrics_fromNothing_areInfinitelyWorse() {
        Change swaps = new Change(Metric.SWAP_MAX, 0, 5, false, 1, 0.5);
        assertThat(swaps.difference()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(swaps.exceeds(Map.of(Metric.SWAP_MAX, 10.0))).isTrue();
        assertThat(new Change(Metric.SWAP_MAX, 0, 0, false, 1, 0.5).difference())
                .isZero();
        Report report = report(30, second -> 1000, 30);
        assertThat(change(Metric.DROPPING, report, report).baseline()).isCloseTo(30 * 2 / 30e9, within(1e-12));
        assertThat(ComparisonBuilder.compare(report, report).pipelines().get(0).changes())
                .extracting(Change::metric)
                .doesNotContain(Metric.SWAP_P50, Metric.SWAP_P99, Metric.SWAP_MAX);
    }
}
