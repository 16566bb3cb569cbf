package io.adaflight.adapters.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import io.adaflight.layout.Metric;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdaFlightInstrumentsTest {
    /** Reads when the test asks. */
    private static final class Reader implements MetricReader {
        private CollectionRegistration registration = CollectionRegistration.noop();

        @Override
        public void register(CollectionRegistration given) {
            registration = given;
        }

        @Override
        public CompletableResultCode forceFlush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType type) {
            return AggregationTemporality.CUMULATIVE;
        }
    }

    private final Reader reader = new Reader();
    private final MeterProvider provider =
            SdkMeterProvider.builder().registerMetricReader(reader).build();

    @BeforeEach
    void everyCallCollects() {
        AdaFlight.setCollectionInterval(Duration.ZERO);
    }

    @AfterEach
    void giveTheNamesBack() {
        AdaFlight.pipelines().forEach(PipelineMetrics::close);
        AdaFlight.setCollectionInterval(Duration.ofMillis(10));
    }

    private Collection<MetricData> collected() {
        return reader.registration.collectAllMetrics();
    }

    /* By name, and thread where there is one. */
    private Map<String, Double> values() {
        Map<String, Double> values = new TreeMap<>();
        for (MetricData metric : collected()) {
            Collection<DoublePointData> points = metric.getType() == MetricDataType.DOUBLE_SUM
                    ? metric.getDoubleSumData().getPoints()
                    : metric.getDoubleGaugeData().getPoints();
            for (DoublePointData point : points) {
                StringBuilder key = new StringBuilder(metric.getName());
                point.getAttributes().forEach((name, value) -> {
                    if (!name.getKey().equals("thread.id")) {
                        key.append(' ').append(value);
                    }
                });
                values.put(key.toString(), point.getValue());
            }
        }
        return values;
    }

    /* As OpenTelemetry's rules for Prometheus say. */
    private static String prometheusName(MetricData metric) {
        String unit = switch (metric.getUnit()) {
            case "By" -> "_bytes";
            case "s" -> "_seconds";
            case "1" -> "_ratio";
            default -> "";
        };
        return metric.getName().replace('.', '_')
                + unit
                + (metric.getType() == MetricDataType.DOUBLE_SUM ? "_total" : "");
    }

    @Test
    void collect_countedPipeline_hasTheCountsUnderTheNamesOfTheEndpoint() {
        PipelineMetrics metrics = AdaFlight.metrics("orders");
        try (AdaFlightInstruments instruments = AdaFlightInstruments.register(provider.get("test"), 1)) {
            assertThat(instruments).isNotNull();
            metrics.thread().written(3, 300);
            metrics.thread().rejected(1, 10);
            metrics.thread().blocked(1_500_000_000);
            String name = Thread.currentThread().getName();
            assertThat(values())
                    .containsEntry("adaflight.events.offered orders", 4.0)
                    .containsEntry("adaflight.written orders", 300.0)
                    .containsEntry("adaflight.blocked orders", 1.5)
                    .containsEntry("adaflight.loss orders", 0.25)
                    .containsEntry("adaflight.thread.events.dropped orders " + name, 1.0)
                    .containsEntry("adaflight.thread.events.dropped orders other", 0.0)
                    .doesNotContainKey("adaflight.queue.depth orders");
            metrics.drainThread().drained(2, 200);
            assertThat(values()).containsEntry("adaflight.queue.depth orders", 1.0);
            assertThat(collected().stream().map(AdaFlightInstrumentsTest::prometheusName))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Metric.values())
                            .filter(metric -> metric.isLive()
                                    && metric != Metric.THREAD_LOSS_RATIO
                                    && metric != Metric.SWAP_SECONDS)
                            .map(Metric::liveSample)
                            .collect(Collectors.toList()));
        }
        assertThat(collected()).isEmpty();
    }

    @Test
    void collect_nameGivenBack_isNotThere() {
        Meter meter = provider.get("test");
        AdaFlightInstruments instruments = AdaFlightInstruments.register(meter, 0);
        PipelineMetrics orders = AdaFlight.metrics("orders");
        orders.thread().written(1);
        assertThat(values())
                .containsEntry("adaflight.events.written orders", 1.0)
                .allSatisfy((name, value) -> assertThat(name).doesNotContain("thread.events"));
        orders.close();
        assertThat(values()).isEmpty();
        instruments.close();
    }

    @Test
    void threads_outOfRange_areRefused() {
        assertThatThrownBy(() -> AdaFlightInstruments.register(provider.get("test"), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
