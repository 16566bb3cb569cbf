package io.adaflight.internal.registry;

import io.adaflight.internal.counters.CountingContext;
import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.LossSignal;
import io.adaflight.internal.counters.SwapHistogram;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.time.NanoClock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The threads that count in one pipeline: any number of them, that come and go as they like. A thread is registered when
 * it first asks for its counters; that it has ended is noticed here, and its last counts are kept for ever in the sums.
 */
public final class ThreadRegistry {
    /*
     * A thread is in one of live, ended and the retired sums, and moves on under the lock (Roster); so whoever takes a snapshot
     * counts it once. Its counters are final before it moves: a thread that is seen dead has done all its writes. A snapshot reads
     * the counters outside the lock; a thread that retires in the meantime is still in the lists of that snapshot and not in
     * its sums. RegistrationStress and RetirementStress prove it.
     *
     * Nobody tells of a death, so each registration that finds the list doubled since the last look, a snapshot or a
     * sweep, sweeps it: constant time for a registration on average, and never more in the list than twice those that
     * were alive then.
     */
    private static final int FIRST_SWEEP = 64;

    private final NanoClock clock;
    private final CountingContext context;

    @SuppressWarnings("ThreadLocalUsage") // One for each registry: a thread has counters in each pipeline.
    private final CurrentThreadMetrics currentThread = new CurrentThreadMetrics(this);

    private final LiveThreads threads = new LiveThreads();
    private final List<Registration> virtualCells = new ArrayList<>();
    private Roster roster = Roster.empty();
    private DrainRoster drains = DrainRoster.EMPTY;
    private final LongAdder eventsDrainedByOthers = new LongAdder();
    private final LongAdder bytesDrainedByOthers = new LongAdder();
    private long nextSequence;
    private @Nullable RegisteredRows registered;
    private int sweepAt = FIRST_SWEEP;
    private int endedToRetain;
    private volatile ThreadCounters @Nullable [] sharedCells;

    /** A registry without threads. */
    public ThreadRegistry(String pipeline, NanoClock clock, DurationEvents events) {
        this.clock = clock;
        this.context = CountingContext.of(pipeline, clock, events);
    }

    /** The name of the pipeline. */
    public String pipeline() {
        return context.pipeline();
    }

    /** What the counters of all threads share. */
    CountingContext context() {
        return context;
    }

    /** Tells at once that events are lost; the recorder takes it. */
    public LossSignal lossSignal() {
        return context.losses();
    }

    /** How the calling thread finds its counters; any thread. */
    public CurrentThreadMetrics currentThread() {
        return currentThread;
    }

    /** The counters of the calling thread, which is registered at its first call; any thread. */
    public ThreadCounters current() {
        return currentThread.find();
    }

    /**
     * The counters of a thread, which is registered unless it is already: a pool may erase the thread-locals of its threads
     * between two tasks. What runs out of memory on the way leaves nothing behind.
     */
    synchronized ThreadCounters register(Thread thread) {
        Registration known = threads.find(thread);
        if (known != null) {
            return known.metrics();
        }
        if (roster.live().size() >= sweepAt) {
            sweep();
        }
        threads.makeRoom(roster.live());
        ThreadCounters metrics = new ThreadCounters(context);
        Registration registration = Registration.ofThread(thread, nextSequence++, metrics, clock.epochMillis());
        metrics.ownedBy(registration);
        roster.live().add(registration);
        threads.add(registration);
        registered = null;
        return metrics;
    }

    /**
     * A cell that virtual threads share; any thread.
     *
     * @param key which one: any number, of which the lowest bits count
     */
    public ThreadCounters shared(long key) {
        ThreadCounters[] cells = sharedCells;
        if (cells == null) {
            cells = allocateSharedCells();
        }
        return cells[(int) key & (cells.length - 1)];
    }

    synchronized ThreadCounters[] allocateSharedCells() {
        ThreadCounters[] present = sharedCells;
        if (present != null) {
            return present;
        }
        ThreadCounters[] cells = new ThreadCounters[stripes()];
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = ThreadCounters.shared(context);
            virtualCells.add(Registration.ofVirtualThreads(nextSequence++, cells[cell], clock.epochMillis()));
        }
        sharedCells = cells;
        registered = null;
        return cells;
    }

    /** How many cells virtual threads are spread over: a power of two, twice the processors or more. */
    public static int stripes() {
        return Integer.highestOneBit(Math.max(1, 2 * Runtime.getRuntime().availableProcessors() - 1)) << 1;
    }

    /** The counters of a thread that drains the pipeline, which is registered at the first call; any thread. */
    public synchronized DrainCounters drain(Thread thread) {
        for (DrainRegistration drain : drains.present()) {
            if (drain.get() == thread) {
                drain.identify();
                return drain.metrics();
            }
        }
        DrainRegistration drain = newDrain(thread);
        drain.identify();
        addDrain(drain);
        return drain.metrics();
    }

    /** A registration for a thread that is about to drain the pipeline, to be added when it does; any thread. */
    public DrainRegistration newDrain(Thread thread) {
        return new DrainRegistration(thread, clock);
    }

    /** Says that a thread drains the pipeline from now on; any thread. */
    public synchronized void addDrain(DrainRegistration drain) {
        sweepDrains();
        drains = drains.with(drain);
    }

    /** Says that a thread drains no more: its counters are final; any thread. */
    public synchronized void endDrain(DrainRegistration drain) {
        drain.end(clock.epochMillis());
    }

    /** Forgets a thread that never drained, since it could not be started; any thread. */
    public synchronized void forgetDrain(DrainRegistration drain) {
        drains = drains.without(drain);
    }

    /** Counts an accepted event as drained by the thread that wrote it, which is no drain thread for that; any thread. */
    public void handledByWriter(long bytes) {
        eventsDrainedByOthers.increment();
        bytesDrainedByOthers.add(Math.max(0, bytes));
    }

    /** Counts events as drained by a virtual thread, which is no drain thread of its own; any thread. */
    public void drainedByVirtualThread(long count) {
        eventsDrainedByOthers.add(count);
    }

    /** The threads that drain the pipeline, and those that have ended and wait for {@link #drainsRecorded}; any thread. */
    public synchronized List<DrainRegistration> drainThreads() {
        sweepDrains();
        return drains.present();
    }

    /** Says that the ends of threads that drained are recorded; what they took out is folded into the sums. */
    public synchronized void drainsRecorded(Collection<DrainRegistration> ended) {
        drains = drains.recorded(ended);
    }

    private void sweepDrains() {
        boolean ended = false;
        for (DrainRegistration drain : drains.present()) {
            if (drain.isThreadEnded()) {
                drain.end(clock.epochMillis());
            }
            ended |= drain.isEnded();
        }
        if (ended) {
            drains = drains.limited(endedToRetain);
        }
    }

    /**
     * Sets how many threads that have ended wait for {@link #recorded} with their counts of their own; whenever there are
     * more than twice as many, those beyond, the smallest losses first, are folded into the sums. 0, the initial value,
     * folds all of them at once. As many threads that drained are kept, the latest.
     */
    public synchronized void retainEnded(int maximum) {
        endedToRetain = maximum;
        limitEnded(maximum);
    }

    /** Notices who has ended, and says who counts at this moment; the collector. */
    public synchronized RegistrySnapshot snapshot() {
        sweep();
        sweepDrains();
        DrainCounts drained = drains.drained().plus(eventsDrainedByOthers.sum(), bytesDrainedByOthers.sum());
        return new RegistrySnapshot(registered(), roster.retired(), roster.retiredThreads(), drained);
    }

    private RegisteredRows registered() {
        RegisteredRows present = registered;
        if (present == null) {
            present = new RegisteredRows(roster.live(), roster.ended(), virtualCells);
            registered = present;
        }
        return present;
    }

    /** Says that the final counts of threads that have ended are recorded; they are folded into the sums. */
    public synchronized void recorded(Collection<Registration> registrations) {
        take(roster.recorded(Set.copyOf(registrations)));
    }

    /** The swap times of all threads since the pipeline began; any thread. */
    public SwapHistogram swaps() {
        SwapHistogram swaps = new SwapHistogram();
        List<Registration> counting = new ArrayList<>();
        synchronized (this) {
            swaps.add(roster.retiredSwaps());
            counting.addAll(roster.live());
            counting.addAll(roster.ended());
            counting.addAll(virtualCells);
        }
        counting.forEach(registration -> swaps.add(registration.metrics().swapTimingsOrNull()));
        return swaps;
    }

    private void sweep() {
        take(roster.swept());
        sweepAt = Math.max(FIRST_SWEEP, 2 * roster.live().size());
        if (roster.ended().size() > 2 * endedToRetain) {
            limitEnded(endedToRetain);
        }
    }

    private void limitEnded(int maximum) {
        take(roster.limited(maximum));
    }

    @SuppressWarnings("ReferenceEquality") // The same roster: nobody has moved.
    private void take(Roster moved) {
        if (moved != roster) {
            registered = null;
            roster = moved;
            threads.rebuild(moved.live());
        }
    }
}
