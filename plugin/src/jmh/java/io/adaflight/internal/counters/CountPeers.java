package io.adaflight.internal.counters;

import com.codahale.metrics.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.nio.ByteBuffer;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.agrona.concurrent.status.CountersManager;
import org.agrona.concurrent.status.CountersReader;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What others count an event with: for each a pair of counters, of events and of bytes. */
public final class CountPeers {
    private CountPeers() {}

    /** Two counters of a Micrometer registry. */
    public abstract static class Micrometer {
        private final io.micrometer.core.instrument.Counter events;
        private final io.micrometer.core.instrument.Counter bytes;

        Micrometer(MeterRegistry registry) {
            events = registry.counter("events");
            bytes = registry.counter("bytes");
        }

        void written(long size) {
            events.increment();
            bytes.increment((double) size);
        }
    }

    /** Micrometer that keeps its values to itself. */
    @State(Scope.Benchmark)
    public static class MicrometerSimple extends Micrometer {
        /** An empty registry. */
        public MicrometerSimple() {
            super(new SimpleMeterRegistry());
        }
    }

    /** Micrometer that keeps its values for Prometheus. */
    @State(Scope.Benchmark)
    public static class MicrometerPrometheus extends Micrometer {
        /** An empty registry. */
        public MicrometerPrometheus() {
            super(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        }
    }

    /** Two counters of the Prometheus client, without labels. */
    @State(Scope.Benchmark)
    public static class Prometheus {
        private final io.prometheus.metrics.core.metrics.Counter events = counter("events");
        private final io.prometheus.metrics.core.metrics.Counter bytes = counter("bytes");

        private static io.prometheus.metrics.core.metrics.Counter counter(String name) {
            return io.prometheus.metrics.core.metrics.Counter.builder()
                    .name(name)
                    .build();
        }

        void written(long size) {
            events.inc();
            bytes.inc(size);
        }
    }

    /** Two counters of the OpenTelemetry SDK, without attributes, with a reader: without one they would count nothing. */
    @State(Scope.Benchmark)
    public static class OpenTelemetry {
        private final SdkMeterProvider provider = SdkMeterProvider.builder()
                .registerMetricReader(new IdleReader())
                .build();
        private final LongCounter events =
                provider.get("benchmark").counterBuilder("events").build();
        private final LongCounter bytes =
                provider.get("benchmark").counterBuilder("bytes").build();

        void written(long size) {
            events.add(1);
            bytes.add(size);
        }

        /** Ends the provider. */
        @TearDown
        public void close() {
            provider.close();
        }
    }

    private static final class IdleReader implements MetricReader {
        @Override
        public void register(CollectionRegistration registration) {}

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

    /** Two counters of Dropwizard. */
    @State(Scope.Benchmark)
    public static class DropwizardCounter {
        private final com.codahale.metrics.Counter events = new com.codahale.metrics.Counter();
        private final com.codahale.metrics.Counter bytes = new com.codahale.metrics.Counter();

        void written(long size) {
            events.inc();
            bytes.inc(size);
        }
    }

    /** Two meters of Dropwizard, which keep moving averages of the rates. */
    @State(Scope.Benchmark)
    public static class DropwizardMeter {
        private final Meter events = new Meter();
        private final Meter bytes = new Meter();

        void written(long size) {
            events.mark();
            bytes.mark(size);
        }
    }

    /** Two counters of Agrona for a single writer, in memory of their own. */
    @State(Scope.Thread)
    public static class AgronaCounter {
        private static final int COUNTERS = 16;

        private final CountersManager manager = new CountersManager(
                new UnsafeBuffer(ByteBuffer.allocateDirect(COUNTERS * CountersReader.METADATA_LENGTH)),
                new UnsafeBuffer(ByteBuffer.allocateDirect(COUNTERS * CountersReader.COUNTER_LENGTH)));
        private final AtomicCounter events = manager.newCounter("events");
        private final AtomicCounter bytes = manager.newCounter("bytes");

        void written(long size) {
            events.incrementOpaque();
            bytes.getAndAddOpaque(size);
        }
    }

    /** A recording in memory, in which each event of the application is an event of JFR without a stack trace. */
    @State(Scope.Benchmark)
    public static class FlightRecorderEvents {
        private final Recording recording = new Recording();

        /** Starts the recording. */
        @Setup
        public void start() {
            recording.setToDisk(false);
            recording.enable(WrittenEvent.class);
            recording.start();
        }

        /** Ends the recording. */
        @TearDown
        public void close() {
            recording.close();
        }

        void written(long size) {
            WrittenEvent event = new WrittenEvent();
            event.bytes = size;
            event.commit();
        }
    }

    @Name("adaflight.benchmark.Written")
    @StackTrace(false)
    static final class WrittenEvent extends Event {
        long bytes;
    }
}
