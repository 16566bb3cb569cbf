package io.adaflight.internal.jfr;

import io.adaflight.events.DrainSnapshotEvent;
import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.looks.ProcessorClock;
import io.adaflight.internal.looks.ThreadManagement;
import io.adaflight.internal.registry.DrainRegistration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Records where the time of a pipeline's drain threads went. For one thread at a time. */
final class DrainTimes {
    /** How many threads' intervals end at a time; of more threads, those of each in turns. */
    static final int AT_A_TIME = 4;

    private final CollectedPipeline pipeline;
    private final PressureWatch pressure;
    private final Supplier<ThreadManagement> management;
    private final Map<DrainRegistration, DrainRows> known = new LinkedHashMap<>();
    private List<DrainRows> threads = List.of();
    private int next;

    DrainTimes(CollectedPipeline pipeline, PressureWatch pressure, Supplier<ThreadManagement> management) {
        this.pipeline = pipeline;
        this.pressure = pressure;
        this.management = management;
    }

    /** Leaves out what was before this moment. */
    void rebase() {
        notice();
        threads.forEach(DrainRows::rebase);
    }

    /** Gives back what reading takes, and forgets the threads. */
    void recordingEnded() {
        threads.forEach(DrainRows::close);
        threads = List.of();
        known.clear();
    }

    /** Ends the intervals of a few threads, and the last ones of those that have ended. */
    void record(long nowNanos) {
        if (!new DrainSnapshotEvent().isEnabled()) {
            return;
        }
        notice();
        boolean losing = pressure.isLosing(nowNanos);
        threads.forEach(thread -> thread.observe(losing));
        for (int turn = Math.min(AT_A_TIME, threads.size()); turn > 0; turn--) {
            next = next + 1 < threads.size() ? next + 1 : 0;
            threads.get(next).endInterval();
        }
    }

    /** Ends all intervals. */
    void endChunk() {
        if (new DrainSnapshotEvent().isEnabled()) {
            notice();
            threads.forEach(DrainRows::endChunk);
        }
    }

    /** Notices who drains and who has ended; before the registry is told that ends are recorded, so that none is missed. */
    void notice() {
        // A thread that has ended is known as long as the registry lists it, so that it does not come again.
        List<DrainRegistration> listed = pipeline.registry().drainThreads();
        listed.forEach(drain -> known.computeIfAbsent(drain, this::rows));
        Set<DrainRegistration> still = Set.copyOf(listed);
        for (Iterator<DrainRows> all = known.values().iterator(); all.hasNext(); ) {
            DrainRows thread = all.next();
            boolean forgotten = !still.contains(thread.drain());
            if (forgotten || thread.drain().isEnded()) {
                thread.end();
            }
            if (forgotten) {
                all.remove();
            }
        }
        threads = known.values().stream().filter(thread -> !thread.isEnded()).toList();
    }

    private DrainRows rows(DrainRegistration drain) {
        return new DrainRows(pipeline.name(), drain, new ProcessorClock(drain::nativeThreadId, () -> javaNanos(drain)));
    }

    private long javaNanos(DrainRegistration drain) {
        return drain.isVirtual() ? -1 : management.get().processorNanos(drain.threadId());
    }
}
