package io.adaflight.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.ThreadMetrics;
import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.registry.PipelineConfiguration;
import io.adaflight.layout.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTextTest {
    private final CollectedPipeline orders = Pipelines.pipeline("orders");

    private static String rendered(boolean openMetrics, CollectedPipeline... pipelines) {
        return new MetricsText(() -> List.of(pipelines)).render(openMetrics);
    }

    private ThreadMetrics mine() {
        return orders.registry().currentThread().find();
    }

    private void countAll() {
        mine().written(90, 9000);
        mine().rejected(6, 600);
        mine().evicted(3, 300);
        mine().filtered();
        mine().blocked(1_500_000_000);
        mine().queueDepth(42);
        var drain = orders.registry().drain(Thread.currentThread());
        drain.drained(50, 5000);
        drain.failed(2);
        drain.sinkFailure();
        orders.configure(PipelineConfiguration.OWN_QUEUE_DRAINED);
    }

    @Test
    void openMetrics_pipeline_hasEachTotal() {
        countAll();
        assertThat(rendered(true, orders).lines())
                .contains(
                        "adaflight_events_offered_total{pipeline=\"orders\"} 97",
                        "adaflight_events_written_total{pipeline=\"orders\"} 90",
                        "adaflight_events_dropped_total{pipeline=\"orders\"} 9",
                        "adaflight_events_rejected_total{pipeline=\"orders\"} 6",
                        "adaflight_events_evicted_total{pipeline=\"orders\"} 3",
                        "adaflight_events_filtered_total{pipeline=\"orders\"} 1",
                        "adaflight_events_drained_total{pipeline=\"orders\"} 50",
                        "adaflight_events_failed_total{pipeline=\"orders\"} 2",
                        "adaflight_written_bytes_total{pipeline=\"orders\"} 9000",
                        "adaflight_dropped_bytes_total{pipeline=\"orders\"} 900",
                        "adaflight_writes_blocked_total{pipeline=\"orders\"} 1",
                        "adaflight_blocked_seconds_total{pipeline=\"orders\"} 1.5",
                        "adaflight_sink_failures_total{pipeline=\"orders\"} 1",
                        "adaflight_loss_ratio{pipeline=\"orders\"} " + 9 / 97.0,
                        "adaflight_queue_depth{pipeline=\"orders\"} 37",
                        "adaflight_queue_depth_max{pipeline=\"orders\"} 42",
                        "adaflight_live_threads{pipeline=\"orders\"} 1",
                        "adaflight_unlisted_threads{pipeline=\"orders\"} 0")
                .endsWith("# EOF");
    }

    @Test
    void openMetrics_thread_hasEachTotal() {
        countAll();
        String labels =
                "{pipeline=\"orders\",thread=\"" + Thread.currentThread().getName() + "\",thread_id=\""
                        + Thread.currentThread().getId() + "\"} ";
        assertThat(rendered(true, orders).lines())
                .contains(
                        "adaflight_thread_events_written_total" + labels + 90,
                        "adaflight_thread_events_dropped_total" + labels + 9,
                        "adaflight_thread_written_bytes_total" + labels + 9000,
                        "adaflight_thread_loss_ratio" + labels + 9 / 97.0,
                        "adaflight_thread_blocked_seconds_total" + labels + 1.5,
                        "adaflight_thread_dropping_seconds_total" + labels + 0.0,
                        "adaflight_thread_swaps_total" + labels + 0);
    }

    @Test
    void openMetrics_swaps_areASummary() {
        assertThat(rendered(true, orders)).doesNotContain("adaflight_swap_seconds{");
        mine().swapped(2_000);
        mine().swapped(6_000);
        List<String> lines = rendered(true, orders)
                .lines()
                .filter(line -> line.startsWith("adaflight_swap_seconds"))
                .toList();
        assertThat(lines)
                .hasSize(7)
                .contains(
                        "adaflight_swap_seconds{pipeline=\"orders\",quantile=\"1.0\"} 6.0E-6",
                        "adaflight_swap_seconds_sum{pipeline=\"orders\"} 8.0E-6",
                        "adaflight_swap_seconds_count{pipeline=\"orders\"} 2");
        double median = Double.parseDouble(lines.get(0).substring(lines.get(0).indexOf(' ')));
        assertThat(lines.get(0)).startsWith("adaflight_swap_seconds{pipeline=\"orders\",quantile=\"0.5\"} ");
        assertThat(median).isBetween(1.75e-6, 2.25e-6);
    }

    @Test
    void openMetrics_drainedAreNotCounted_hasNoSamplesOfThem() {
        mine().written(1);
        assertThat(rendered(true, orders))
                .contains("adaflight_events_written_total{")
                .doesNotContain("adaflight_events_drained_total{", "adaflight_queue_depth{");
    }

    @Test
    void families_ofBothFormats_areThoseOfTheTable() {
        List<Metric> live = Stream.of(Metric.values()).filter(Metric::isLive).toList();
        assertThat(families(rendered(true, orders)))
                .containsExactlyElementsOf(live.stream().map(Metric::family).toList());
        assertThat(families(rendered(false, orders)))
                .containsExactlyElementsOf(live.stream().map(Metric::liveSample).toList());
    }

    private static Stream<String> families(String text) {
        return text.lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.substring("# TYPE ".length(), line.lastIndexOf(' ')));
    }

    @Test
    void prometheusText_counter_isDeclaredUnderTheNameOfItsSamples() {
        assertThat(rendered(false, orders))
                .contains("# TYPE adaflight_written_bytes_total counter\n# HELP adaflight_written_bytes_total Bytes")
                .doesNotContain("# UNIT", "# EOF");
        assertThat(rendered(true, orders))
                .contains("# TYPE adaflight_written_bytes counter\n# UNIT adaflight_written_bytes bytes\n# HELP ");
    }

    @ParameterizedTest
    @CsvSource({
        "plain text, plain text",
        "a\"b\\c, a\\\"b\\\\c",
        "tab\there, tab\\\\u0009here",
        "turned\u202eround, turned\\\\u202eround",
        "h\u00e9 \ud83d\ude00, h\u00e9 \ud83d\ude00",
        "half\ud83d, half\\\\ud83d",
        "tag\udb40\udc01, tag\\\\u{e0001}",
    })
    void label_text_isEscaped(String text, String label) {
        assertThat(LabelText.escape(text)).isEqualTo(label);
        assertThat(rendered(true, Pipelines.pipeline(text))).contains("{pipeline=\"" + label + "\"}");
    }

    @Test
    void threads_manyLive_onlyTheGreatestLosersAreListed() throws InterruptedException {
        int threads = MetricsText.MOST_THREADS_OF_A_PIPELINE + 5;
        CountDownLatch counted = new CountDownLatch(threads);
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> all = IntStream.range(0, threads)
                .mapToObj(number -> new Thread(
                        () -> {
                            mine().rejected(number, number);
                            counted.countDown();
                            awaitUninterruptibly(end);
                        },
                        "loser-" + number))
                .toList();
        all.forEach(Thread::start);
        counted.await();
        String text = rendered(true, orders);
        end.countDown();
        for (Thread thread : all) {
            thread.join();
        }
        assertThat(text)
                .contains("adaflight_unlisted_threads{pipeline=\"orders\"} 5\n", "thread=\"loser-5\"")
                .doesNotContain("thread=\"loser-4\"");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void pipelines_moreThanTheMost_areLeftOut() {
        List<CollectedPipeline> all = new ArrayList<>();
        for (int number = 0; number <= MetricsText.MOST_PIPELINES; number++) {
            all.add(Pipelines.pipeline("p" + number));
        }
        String text = new MetricsText(() -> all).render(true);
        assertThat(text)
                .contains("adaflight_events_offered_total{pipeline=\"p255\"} 0\n")
                .doesNotContain("pipeline=\"p256\"");
    }

    @Test
    void quota_full_keepsThoseWhoHaveAPlace() {
        ThreadQuota quota = new ThreadQuota(2);
        assertThat(quota.admits("a", 1)).isTrue();
        assertThat(quota.admits("b", 1)).isTrue();
        assertThat(quota.admits("a", 2)).isFalse();
        assertThat(quota.admits("b", 1)).isTrue();
    }
}
