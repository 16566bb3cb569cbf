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
import java.util.List;
import java.util.stream.Stream;

/** A registry for the pipelines of a test, and its books. */
final class Books {
    final NanoClock clock;
    final ThreadRegistry registry;
    private final DurationEvents events;

    Books() {
        this(NanoClock.SYSTEM, DurationEvents.NONE);
    }

    Books(NanoClock clock, DurationEvents events) {
        this.clock = clock;
        this.events = events;
        this.registry = new ThreadRegistry("test", clock, events);
    }

    RingPipelineBuilder builder(EventSink sink) {
        return RingPipeline.builder(registry, clock, events, pipeline -> {}).sink(sink);
    }

    /** The sums of all threads, living and dead. */
    Counts totals() {
        RegistrySnapshot snapshot = registry.snapshot();
        long[] row = new long[Columns.COUNT];
        snapshot.retired().addTo(row, 0);
        Stream.of(snapshot.live(), snapshot.ended(), snapshot.virtualCells())
                .flatMap(List::stream)
                .map(Registration::metrics)
                .forEach(metrics -> metrics.countsOpaque().addTo(row, 0));
        return new Counts(row, 0);
    }

    long total(Counter counter) {
        return totals().get(counter);
    }

    DrainCounts drained() {
        return registry.snapshot().drained();
    }

    /** Every event that was offered is in the books once, and none is left in a ring. */
    void assertBalanced(long offered) {
        Counts totals = totals();
        DrainCounts drained = drained();
        assertThat(totals.offered()).as("offered").isEqualTo(offered);
        assertThat(drained.events() + totals.get(Counter.EVENTS_EVICTED))
                .as("drained %d + evicted %d", drained.events(), totals.get(Counter.EVENTS_EVICTED))
                .isEqualTo(totals.get(Counter.EVENTS_WRITTEN));
        assertThat(drained.bytes() + totals.get(Counter.BYTES_EVICTED))
                .as("bytes drained %d + evicted %d", drained.bytes(), totals.get(Counter.BYTES_EVICTED))
                .isEqualTo(totals.get(Counter.BYTES_WRITTEN));
    }
}
