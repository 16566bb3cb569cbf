package io.adaflight.adapters.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import io.adaflight.layout.Metric;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdaFlightMeterBinderTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @BeforeEach
    void everyCallCollects() {
        AdaFlight.setCollectionInterval(Duration.ZERO);
    }

    @AfterEach
    void giveTheNamesBack() {
        AdaFlight.pipelines().forEach(PipelineMetrics::close);
        AdaFlight.setCollectionInterval(Duration.ofMillis(10));
        registry.close();
    }

    private static void inThread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> samples(String start) {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith(start))
                .sorted()
                .toList();
    }

    private Set<String> families() {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith("adaflight_"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void scrape_countedPipeline_hasTheCountsUnderTheNamesOfTheEndpoint() {
        PipelineMetrics metrics = AdaFlight.metrics("orders");
        try (AdaFlightMeterBinder binder = new AdaFlightMeterBinder(2)) {
            binder.bindTo(registry);
            metrics.thread().written(3, 300);
            metrics.thread().rejected(10);
            metrics.thread().blocked(1_500_000_000);
            metrics.thread().swapped(2_000_000_000);
            metrics.drainThread().drained(2, 200);
            binder.refresh();
            assertThat(samples("adaflight_events_offered"))
                    .containsExactly("adaflight_events_offered_total{pipeline=\"orders\"} 4.0");
            assertThat(samples("adaflight_written_bytes"))
                    .containsExactly("adaflight_written_bytes_total{pipeline=\"orders\"} 300.0");
            assertThat(samples("adaflight_blocked_seconds"))
                    .containsExactly("adaflight_blocked_seconds_total{pipeline=\"orders\"} 1.5");
            assertThat(samples("adaflight_loss_ratio"))
                    .containsExactly("adaflight_loss_ratio{pipeline=\"orders\"} 0.25");
            assertThat(samples("adaflight_queue_depth{"))
                    .containsExactly("adaflight_queue_depth{pipeline=\"orders\"} 1.0");
            assertThat(samples("adaflight_swap_seconds"))
                    .contains(
                            "adaflight_swap_seconds_count{pipeline=\"orders\"} 1",
                            "adaflight_swap_seconds_sum{pipeline=\"orders\"} 2.0");
            Set<String> published = Arrays.stream(Metric.values())
                    .filter(metric -> metric.isLive() && metric != Metric.THREAD_LOSS_RATIO)
                    .map(metric -> metric == Metric.SWAP_SECONDS ? metric.family() + "_sum" : metric.liveSample())
                    .collect(Collectors.toSet());
            Set<String> families = families();
            families.removeAll(Set.of("adaflight_pipelines", "adaflight_swap_seconds_count"));
            assertThat(families).containsExactlyInAnyOrderElementsOf(published);
        }
    }

    @Test
    void scrape_nothingDrained_queueDepthIsUnknown() {
        AdaFlight.metrics("orders").thread().written(1);
        AdaFlightMeterBinder binder = new AdaFlightMeterBinder();
        binder.bindTo(registry);
        assertThat(binder.refresh()).isOne();
        assertThat(samples("adaflight_queue_depth{")).containsExactly("adaflight_queue_depth{pipeline=\"orders\"} NaN");
        assertThat(samples("adaflight_thread")).isEmpty();
    }

    @Test
    void scrape_moreThreadsThanPlaces_theRestIsOtherAndNothingGoesBack() {
        PipelineMetrics metrics = AdaFlight.metrics("orders");
        AdaFlightMeterBinder binder = new AdaFlightMeterBinder(1);
        binder.bindTo(registry);
        metrics.thread().written(1, 0);
        long self = Thread.currentThread().getId();
        binder.refresh();
        inThread("second", () -> {
            metrics.thread().written(20, 0);
            binder.refresh();
            assertThat(samples("adaflight_unlisted_threads"))
                    .containsExactly("adaflight_unlisted_threads{pipeline=\"orders\"} 1.0");
        });
        inThread("third", () -> metrics.thread().written(300, 0));
        String name = Thread.currentThread().getName();
        assertThat(samples("adaflight_thread_events_written"))
                .containsExactly(
                        "adaflight_thread_events_written_total{pipeline=\"orders\",thread=\"" + name + "\",thread_id=\""
                                + self + "\"} 1.0",
                        "adaflight_thread_events_written_total{pipeline=\"orders\",thread=\"other\",thread_id=\"other\"} 320.0");
    }

    @Test
    void scrape_threadWithAPlaceHasEnded_keepsItsCounts() {
        PipelineMetrics metrics = AdaFlight.metrics("orders");
        AdaFlightMeterBinder binder = new AdaFlightMeterBinder(1);
        binder.bindTo(registry);
        inThread("first", () -> {
            metrics.thread().rejected(7, 0);
            binder.refresh();
        });
        metrics.thread().rejected(5, 0);
        for (int time = 0; time < 3; time++) {
            List<String> samples = samples("adaflight_thread_events_dropped");
            assertThat(samples).hasSize(2);
            assertThat(samples.get(0)).contains("thread=\"first\"").endsWith(" 7.0");
            assertThat(samples.get(1)).contains("thread=\"other\"").endsWith(" 5.0");
        }
    }

    @Test
    void scrape_nameGivenBack_metersAreGoneAfterTheNextRead() {
        PipelineMetrics orders = AdaFlight.metrics("orders");
        new AdaFlightMeterBinder(3).bindTo(registry);
        orders.thread().written(9, 0);
        AdaFlight.metrics("bills").thread().written(1);
        registry.scrape();
        orders.close();
        registry.scrape();
        assertThat(samples("adaflight_")).isNotEmpty().noneMatch(line -> line.contains("orders"));
        assertThat(samples("adaflight_events_written"))
                .containsExactly("adaflight_events_written_total{pipeline=\"bills\"} 1.0");
        AdaFlight.metrics("orders").thread().written(2, 0);
        registry.scrape();
        assertThat(samples("adaflight_events_written"))
                .contains("adaflight_events_written_total{pipeline=\"orders\"} 2.0");
    }

    @Test
    void close_removesAllMeters() {
        AdaFlight.metrics("orders").thread().written(1);
        SimpleMeterRegistry simple = new SimpleMeterRegistry();
        AdaFlightMeterBinder binder = new AdaFlightMeterBinder(1);
        assertThat(binder.refresh()).isZero();
        binder.bindTo(simple);
        assertThat(binder.refresh()).isOne();
        assertThat(simple.getMeters()).isNotEmpty();
        assertThatThrownBy(() -> binder.bindTo(simple)).isInstanceOf(IllegalStateException.class);
        binder.close();
        assertThat(simple.getMeters()).isEmpty();
    }

    @Test
    void threads_outOfRange_areRefused() {
        assertThatThrownBy(() -> new AdaFlightMeterBinder(-1)).hasMessage("threads is -1, expected 0 to 1000");
        assertThatThrownBy(() -> new AdaFlightMeterBinder(1001)).hasMessage("threads is 1001, expected 0 to 1000");
    }
}
