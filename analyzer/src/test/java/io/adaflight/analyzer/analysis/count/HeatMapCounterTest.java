package io.adaflight.analyzer.analysis.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.analysis.result.HeatMap;
import io.adaflight.analyzer.analysis.result.SwapReport;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.PressureCounts;
import io.adaflight.analyzer.recording.event.StateTimes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeatMapCounterTest {
    private static final long SECOND = 1_000_000_000L;
    private static final TimeWindow MINUTE = new TimeWindow(0, 60 * SECOND, false);

    private static RunningCounts.Step step(long fromSeconds, long toSeconds, long written, long rejected) {
        return new RunningCounts.Step(Rows.counts(written, rejected), fromSeconds * SECOND, toSeconds * SECOND);
    }

    private static ThreadReport thread(long id) {
        return new ThreadReport(
                "t" + id,
                id,
                ThreadReport.Kind.THREAD,
                false,
                0,
                EventCounts.NONE,
                0,
                0,
                0,
                0,
                "NORMAL",
                new StateTimes(0, 0, 0),
                0,
                0,
                PressureCounts.NONE,
                0,
                0,
                new SwapReport(0, null));
    }

    private static long sum(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void add_spans_standWhereTheyHappened() {
        HeatMapCounter counter = new HeatMapCounter(MINUTE, 1000);
        counter.add(7, step(10, 11, 500, 0));
        counter.add(7, step(11, 12, 500, 50));
        counter.add(7, step(2, 3, 5, 0));
        counter.add(8, step(0, 60, 0, 0));
        counter.add(9, step(59, 60, 0, 3));
        HeatMap map = counter.toHeatMap(List.of(thread(9), thread(8), thread(7)));

        assertThat(map.binNanos()).isEqualTo(SECOND / 2);
        assertThat(map.columns()).isEqualTo(120);
        assertThat(map.rows()).extracting(HeatMap.Row::threadId).containsExactly(9L, 7L);
        HeatMap.Row seven = map.rows().get(1);
        assertThat(seven.thread()).isEqualTo("t7");
        assertThat(seven.first()).isEqualTo(4);
        assertThat(seven.written()).hasSize(20).hasSameSizeAs(seven.dropped());
        assertThat(seven.written().subList(0, 3)).containsExactly(2L, 3L, 0L);
        assertThat(seven.written().get(16)).isEqualTo(250);
        assertThat(seven.dropped().subList(16, 20)).containsExactly(0L, 0L, 25L, 25L);
        assertThat(map.rows().get(0).written()).containsOnly(0L);
        assertThat(sum(map.rows().get(0).dropped())).isEqualTo(3);
    }

    @Test
    void add_nothingLost_hasNoSecondSeries() {
        HeatMapCounter counter = new HeatMapCounter(MINUTE, 1000);
        counter.add(1, step(0, 60, 600, 0));
        assertThat(counter.toHeatMap(List.of(thread(1))).rows().get(0).dropped())
                .isEmpty();
    }

    @Test
    void add_tooManyCells_mergesSpansAndKeepsEverySum() {
        HeatMapCounter counter = new HeatMapCounter(MINUTE, 500);
        List<ThreadReport> threads = new ArrayList<>();
        for (int id = 1; id <= 100; id++) {
            threads.add(thread(id));
            for (int second = 0; second < 60; second++) {
                counter.add(id, step(second, second + 1, 1000 + id, second == 30 ? id : 0));
            }
        }
        HeatMap map = counter.toHeatMap(threads);

        assertThat(map.rows()).hasSize(100);
        assertThat(map.rows().stream()
                        .mapToLong(row -> row.written().size() + row.dropped().size())
                        .sum())
                .isLessThanOrEqualTo(1000);
        assertThat(map.columns() * map.binNanos()).isGreaterThanOrEqualTo(60 * SECOND);
        for (HeatMap.Row row : map.rows()) {
            assertThat(sum(row.written())).isEqualTo(60 * (1000 + row.threadId()));
            assertThat(sum(row.dropped())).isEqualTo(row.threadId());
        }
    }

    @Test
    void toHeatMap_veryManyThreads_hasTheFirstOnes() {
        HeatMapCounter counter = new HeatMapCounter(MINUTE, 10_000);
        List<ThreadReport> threads = new ArrayList<>();
        for (int id = 1; id <= HeatMapCounter.MOST_ROWS + 5; id++) {
            threads.add(0, thread(id));
            counter.add(id, step(0, 1, id, 0));
        }
        assertThat(counter.toHeatMap(threads).rows())
                .hasSize(HeatMapCounter.MOST_ROWS)
                .extracting(HeatMap.Row::threadId)
                .first()
                .isEqualTo(HeatMapCounter.MOST_ROWS + 5L);
    }
}
