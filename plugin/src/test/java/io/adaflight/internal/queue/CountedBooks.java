package io.adaflight.internal.queue;

import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.registry.Registries;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.ManualClock;
import java.util.concurrent.BlockingQueue;

/** A registry for counted queues, and what they counted there. */
final class CountedBooks {
    final ManualClock clock = new ManualClock();
    final ThreadRegistry registry = new ThreadRegistry("orders", clock, DurationEvents.NONE);

    <E> BlockingQueue<E> count(BlockingQueue<E> queue) {
        return new CountedQueue<>(queue, registry);
    }

    Counts writers() {
        return Registries.totals(registry.snapshot());
    }

    long drained() {
        return registry.snapshot().drained().events();
    }

    /** What is in the queue, by the books. */
    long depth() {
        Counts writers = writers();
        return writers.eventsWritten() - writers.eventsEvicted() - drained();
    }

    /** Written, rejected, evicted, drained. */
    long[] sums() {
        Counts writers = writers();
        return new long[] {writers.eventsWritten(), writers.eventsRejected(), writers.eventsEvicted(), drained()};
    }
}
