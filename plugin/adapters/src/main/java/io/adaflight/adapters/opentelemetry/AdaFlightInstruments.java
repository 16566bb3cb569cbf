package io.adaflight.adapters.opentelemetry;

import io.adaflight.adapters.Measure;
import io.adaflight.adapters.Reading;
import io.adaflight.adapters.Readings;
import io.adaflight.adapters.Share;
import io.adaflight.adapters.ThreadMeasure;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The counts of all pipelines as observable instruments, with the attribute {@code pipeline}; and, if asked for, those of some
 * threads with the attributes {@code thread} and {@code thread.id}. They are collected when the SDK asks, for the pipelines that
 * there are then. How long ring swaps took is not among them: OpenTelemetry has no histogram that is observed. Any thread.
 */
public final class AdaFlightInstruments implements AutoCloseable {
    private static final AttributeKey<String> PIPELINE = AttributeKey.stringKey("pipeline");
    private static final AttributeKey<String> THREAD = AttributeKey.stringKey("thread");
    private static final AttributeKey<String> THREAD_ID = AttributeKey.stringKey("thread.id");

    private final Readings readings;
    private final List<Runnable> removals = new ArrayList<>();

    private AdaFlightInstruments(Readings readings) {
        this.readings = readings;
    }

    /**
     * Registers the instruments.
     *
     * @param meter of which they are
     * @param threads how many threads of a pipeline have numbers of their own, ever; from 0 to 1,000. All its other threads are
     *     summed as the thread {@code other}.
     * @return removes the instruments
     * @throws IllegalArgumentException when the number of threads is not from 0 to 1,000
     */
    public static AdaFlightInstruments register(Meter meter, int threads) {
        AdaFlightInstruments all = new AdaFlightInstruments(new Readings(threads));
        for (Measure measure : Measure.values()) {
            all.add(meter, measure);
        }
        if (threads > 0) {
            for (ThreadMeasure measure : ThreadMeasure.values()) {
                all.add(meter, measure);
            }
        }
        return all;
    }

    private void add(Meter meter, Measure measure) {
        Consumer<ObservableDoubleMeasurement> observe = measurement -> observe(measure, measurement);
        String name = measure.meterName();
        if (measure.isCounter()) {
            removals.add(meter.counterBuilder(name)
                    .ofDoubles()
                    .setUnit(measure.unit().ucum())
                    .setDescription(measure.description())
                    .buildWithCallback(observe)::close);
        } else {
            removals.add(meter.gaugeBuilder(name)
                    .setUnit(measure.unit().ucum())
                    .setDescription(measure.description())
                    .buildWithCallback(observe)::close);
        }
    }

    private void observe(Measure measure, ObservableDoubleMeasurement measurement) {
        for (Reading reading : readings.all()) {
            double value = measure.value(reading);
            if (!Double.isNaN(value)) {
                measurement.record(
                        value, Attributes.of(PIPELINE, reading.pipeline().name()));
            }
        }
    }

    private void add(Meter meter, ThreadMeasure measure) {
        removals.add(meter.counterBuilder(measure.meterName())
                .ofDoubles()
                .setUnit(measure.unit().ucum())
                .setDescription(measure.description())
                .buildWithCallback(measurement -> observe(measure, measurement))::close);
    }

    private void observe(ThreadMeasure measure, ObservableDoubleMeasurement measurement) {
        for (Reading reading : readings.all()) {
            for (Share share : reading.shares()) {
                measurement.record(
                        reading.value(share, measure),
                        Attributes.of(
                                PIPELINE,
                                reading.pipeline().name(),
                                THREAD,
                                share.thread(),
                                THREAD_ID,
                                share.threadId()));
            }
        }
    }

    /** Removes the instruments. */
    @Override
    public void close() {
        removals.forEach(Runnable::run);
        removals.clear();
    }
}
