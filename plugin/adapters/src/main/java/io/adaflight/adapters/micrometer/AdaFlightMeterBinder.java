package io.adaflight.adapters.micrometer;

import io.adaflight.adapters.Measure;
import io.adaflight.adapters.Reading;
import io.adaflight.adapters.Readings;
import io.adaflight.adapters.Share;
import io.adaflight.adapters.ThreadMeasure;
import io.adaflight.adapters.Unit;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Binds the counts of all pipelines to a registry, with the tag {@code pipeline}; and, if asked for, those of some threads with the
 * tags {@code thread} and {@code thread.id}. Any thread.
 *
 * <p>The gauge {@code adaflight.pipelines} says how many pipelines there are, and each time that a registry reads it, the meters of
 * new pipelines and threads are added, and those of pipelines whose names were given back are removed. {@link #refresh} does
 * the same at once. Bind each of these to one registry.
 */
public final class AdaFlightMeterBinder implements MeterBinder, AutoCloseable {
    /** One pipeline, and one of its threads where it is about a thread. */
    private record Subject(Reading reading, Object part) {}

    private final Readings readings;
    private final Map<Subject, List<Meter>> meters = new HashMap<>();
    private final List<MeterRegistry> registries = new ArrayList<>(1);

    /** Binds the counts of pipelines without their threads. */
    public AdaFlightMeterBinder() {
        this(0);
    }

    /**
     * Binds the counts of pipelines, and of the first threads that write to each. All its other threads are summed as the
     * thread {@code other}.
     *
     * @param threads how many threads of a pipeline have meters of their own, ever; from 0 to 1,000
     * @throws IllegalArgumentException when it is not from 0 to 1,000
     */
    public AdaFlightMeterBinder(int threads) {
        readings = new Readings(threads);
    }

    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        if (!registries.isEmpty()) {
            throw new IllegalStateException("bound to a registry already");
        }
        registries.add(registry);
        Gauge.builder("adaflight.pipelines", this, AdaFlightMeterBinder::refresh)
                .description("Pipelines that there are.")
                .strongReference(true)
                .register(registry);
        refresh();
    }

    /** {@return how many pipelines there are, after the meters were brought up to date; 0 while bound to no registry} */
    public synchronized int refresh() {
        if (registries.isEmpty()) {
            return 0;
        }
        MeterRegistry registry = registries.get(0);
        List<Reading> present = readings.all();
        Set<Reading> remaining = new HashSet<>(present);
        meters.entrySet().removeIf(entry -> {
            boolean gone = !remaining.contains(entry.getKey().reading);
            if (gone) {
                entry.getValue().forEach(registry::remove);
            }
            return gone;
        });
        for (Reading reading : present) {
            meters.computeIfAbsent(new Subject(reading, reading), subject -> ofPipeline(reading, registry));
            for (Share share : reading.shares()) {
                meters.computeIfAbsent(new Subject(reading, share), subject -> ofThread(reading, share, registry));
            }
        }
        return present.size();
    }

    private static List<Meter> ofPipeline(Reading reading, MeterRegistry registry) {
        Tags tags = tags(reading);
        List<Meter> added = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            if (measure.isCounter()) {
                added.add(FunctionCounter.builder(measure.meterName(), reading, measure::value)
                        .tags(tags)
                        .baseUnit(word(measure.unit()))
                        .description(measure.description())
                        .register(registry));
            } else {
                added.add(Gauge.builder(measure.meterName(), reading, measure::value)
                        .tags(tags)
                        .baseUnit(word(measure.unit()))
                        .description(measure.description())
                        .register(registry));
            }
        }
        added.add(FunctionTimer.builder(
                        "adaflight.swap",
                        reading,
                        each -> each.pipeline().snapshot().totals().swaps(),
                        each -> each.pipeline().snapshot().totals().swapNanos(),
                        TimeUnit.NANOSECONDS)
                .tags(tags)
                .description("How long ring swaps took since the pipeline began.")
                .register(registry));
        return added;
    }

    private static List<Meter> ofThread(Reading reading, Share share, MeterRegistry registry) {
        Tags tags = tags(reading).and("thread", share.thread(), "thread.id", share.threadId());
        List<Meter> added = new ArrayList<>();
        for (ThreadMeasure measure : ThreadMeasure.values()) {
            added.add(FunctionCounter.builder(measure.meterName(), reading, each -> each.value(share, measure))
                    .tags(tags)
                    .baseUnit(word(measure.unit()))
                    .description(measure.description())
                    .register(registry));
        }
        return added;
    }

    private static @Nullable String word(Unit unit) {
        return unit.word().isEmpty() ? null : unit.word();
    }

    private static Tags tags(Reading reading) {
        return Tags.of("pipeline", reading.pipeline().name());
    }

    /** Removes all its meters. */
    @Override
    public synchronized void close() {
        for (MeterRegistry registry : registries) {
            meters.values().forEach(added -> added.forEach(registry::remove));
            registry.find("adaflight.pipelines").meters().forEach(registry::remove);
        }
        meters.clear();
        registries.clear();
    }
}
