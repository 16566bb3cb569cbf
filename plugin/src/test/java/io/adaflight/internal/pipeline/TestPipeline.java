package io.adaflight.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.Counter;
import io.adaflight.EventSink;
import io.adaflight.internal.counters.Columns;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.registry.DrainCounts;
import io.adaflight.internal.registry.Registration;
import io.adaflight.internal.registry.RegistrySnapshot;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.NanoClock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A registry to open pipelines on, and its books. */
final class TestPipeline {
    static final int RING_BYTES = 64;

    final RecordedEvents events = new RecordedEvents();
    final ThreadRegistry registry = new ThreadRegistry("tested", NanoClock.SYSTEM, events);

    RingPipelineBuilder builder(EventSink sink) {
        return RingPipeline.builder(registry, NanoClock.SYSTEM, events, opened -> {})
                .ringBytes(RING_BYTES)
                .sink(sink);
    }

    /** The sums over all threads. */
    Counts totals() {
        RegistrySnapshot snapshot = registry.snapshot();
        List<Registration> all = new ArrayList<>(snapshot.live());
        all.addAll(snapshot.ended());
        all.addAll(snapshot.virtualCells());
        long[] sums = new long[Columns.COUNT];
        snapshot.retired().addTo(sums, 0);
        all.forEach(thread -> thread.metrics().countsOpaque().addTo(sums, 0));
        return new Counts(sums, 0);
    }

    long total(Counter counter) {
        return totals().get(counter);
    }

    DrainCounts drained() {
        return registry.snapshot().drained();
    }

    /** After a close: what was written is drained or evicted, to the event and to the byte. */
    void assertBalanced() {
        Counts totals = totals();
        DrainCounts drained = drained();
        assertThat(totals.get(Counter.EVENTS_WRITTEN))
                .as("written = drained + evicted")
                .isEqualTo(drained.events() + totals.get(Counter.EVENTS_EVICTED));
        assertThat(totals.get(Counter.BYTES_WRITTEN))
                .as("bytes written = drained + evicted")
                .isEqualTo(drained.bytes() + totals.get(Counter.BYTES_EVICTED));
    }

    static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    static Thread start(Runnable step) {
        Thread thread = new Thread(step);
        thread.start();
        return thread;
    }

    /** Keeps what is recorded; begins nothing but episodes. */
    static final class RecordedEvents implements DurationEvents {
        final List<Move> moves = new java.util.concurrent.CopyOnWriteArrayList<>();
        final List<EpisodeDetail> episodes = new java.util.concurrent.CopyOnWriteArrayList<>();

        @Override
        public Swap beginSwap() {
            return (pipeline, detail) -> {};
        }

        @Override
        public Blocked beginBlocked() {
            return (pipeline, written) -> {};
        }

        @Override
        public Episode beginEpisode() {
            return episodes::add;
        }

        @Override
        public void moved(Move move) {
            moves.add(move);
        }
    }
}
