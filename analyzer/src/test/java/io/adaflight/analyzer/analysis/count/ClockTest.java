package io.adaflight.analyzer.analysis.count;

import static io.adaflight.analyzer.analysis.count.Rows.at;
import static io.adaflight.analyzer.analysis.count.Rows.counts;
import static io.adaflight.analyzer.analysis.count.Rows.pipeline;
import static io.adaflight.analyzer.analysis.count.Rows.thread;
import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.recording.RecordingInfo;
import io.adaflight.analyzer.recording.event.DecodedEvent;
import io.adaflight.analyzer.recording.event.EventCounts;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stamps that stay, go back or leap: no figure of a report may be negative or infinite, and no count may be wrong. */
class ClockTest {
    private static final int STEPS = 200;
    private static final long DAY_MILLIS = 86_400_000;
    private static final RecordingInfo NO_TIME = new RecordingInfo("app.jfr", at(0), at(0), 1, 1, 1000);

    private final List<DecodedEvent> events = new ArrayList<>();
    private EventCounts totals = EventCounts.NONE;

    private static Report report(RecordingInfo info, List<DecodedEvent> events) {
        RecordingAnalysis analysis = RecordingAnalysis.of(info, null, null, null);
        events.forEach(analysis);
        ReportBuilder builder = new ReportBuilder();
        builder.add(analysis, 1, List.of());
        return builder.build();
    }

    private static RecordingInfo lasting(long fromMillis, long toMillis) {
        return new RecordingInfo("app.jfr", at(fromMillis), at(toMillis), 1, 1, 1000);
    }

    private void addRows(long millis, long written, long rejected) {
        EventCounts recent = counts(written, rejected);
        totals = totals.plus(recent);
        events.add(thread(millis, 1, recent, totals));
        events.add(pipeline(millis, recent, totals));
    }

    private void assertSound(RecordingInfo info) {
        Report report = report(info, events);
        PipelineReport pipeline = report.pipelines().get(0);
        assertSound("report", report);
        assertThat(pipeline.counts()).isEqualTo(totals);
        assertThat(pipeline.threads())
                .singleElement()
                .satisfies(row -> assertThat(row.counts()).isEqualTo(totals));
        assertThat(sum(pipeline.timeLine().written())).isEqualTo(totals.written());
        assertThat(sum(pipeline.timeLine().dropped())).isEqualTo(totals.dropped());
    }

    private static long sum(List<Long> bins) {
        assertThat(bins).allMatch(bin -> bin >= 0);
        return bins.stream().mapToLong(Long::longValue).sum();
    }

    /** Looks at every fraction and every count in a record, in those that it holds, and in their lists. */
    private static void assertSound(String path, Object value) {
        if (value instanceof Double number) {
            assertThat(number).as(path).isFinite().isNotNegative();
        } else if (value instanceof Long || value instanceof Integer) {
            assertThat(((Number) value).longValue()).as(path).isNotNegative();
        } else if (value instanceof List<?> list) {
            list.forEach(element -> assertSound(path, element));
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Object part = valueOf(component, value);
                if (part != null) {
                    assertSound(path + '.' + component.getName(), part);
                }
            }
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Object owner) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component.getName(), e);
        }
    }

    @Test
    void report_allStampsEqual_hasTheCountsAndNoRate() {
        addRows(0, 100, 10);
        addRows(0, 50, 0);
        assertSound(NO_TIME);
        PipelineReport pipeline = report(NO_TIME, events).pipelines().get(0);
        assertThat(pipeline.gauges().eventsPerSecond()).isZero();
        assertThat(pipeline.threads().get(0).eventsPerSecond()).isZero();
    }

    @Test
    void report_clockThatGoesBack_hasTheCounts() {
        addRows(5_000, 100, 10);
        addRows(1_000, 50, 5);
        addRows(6_000, 25, 0);
        assertSound(lasting(0, 10_000));
    }

    @Test
    void report_recordingThatEndsBeforeItBegins_hasTheCountsAndNoRate() {
        addRows(5_000, 100, 10);
        addRows(6_000, 50, 5);
        RecordingInfo info = lasting(10_000, 0);
        assertSound(info);
        assertThat(report(info, events).pipelines().get(0).gauges().eventsPerSecond())
                .isZero();
    }

    @Test
    void report_gapOfAYear_countsOverIt() {
        long year = 365 * DAY_MILLIS;
        addRows(1_000, 100, 10);
        addRows(year, 50, 5);
        RecordingInfo info = lasting(0, year);
        assertSound(info);
        assertThat(report(info, events).pipelines().get(0).gauges().eventsPerSecond())
                .isEqualTo(150 / (year / 1e3));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void report_ofAnyStamps_hasTheCounts(long seed) {
        Random random = new Random(seed);
        long millis = 0;
        for (int step = 0; step < STEPS; step++) {
            millis += switch (random.nextInt(5)) {
                case 0 -> 0;
                case 1 -> -random.nextInt(60_000);
                case 2 -> random.nextInt(1_000) * DAY_MILLIS;
                default -> random.nextInt(2_000);
            };
            millis = Math.max(0, millis);
            addRows(millis, random.nextInt(1_000), random.nextInt(10));
        }
        assertSound(lasting(0, millis));
        assertSound(lasting(millis / 3, millis / 2));
    }
}
