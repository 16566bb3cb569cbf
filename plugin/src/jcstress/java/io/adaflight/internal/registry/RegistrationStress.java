package io.adaflight.internal.registry;

import io.adaflight.Counter;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.time.NanoClock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.LJ_Result;

/** Proves the block comment of {@link ThreadRegistry}, as to who comes: nobody is lost, and nobody is half there. */
public class RegistrationStress {
    private static final long BYTES = 3;

    static ThreadRegistry registry() {
        return new ThreadRegistry("stress", NanoClock.SYSTEM, DurationEvents.NONE);
    }

    /** All that a snapshot says was written. */
    static long written(RegistrySnapshot snapshot) {
        long sum = snapshot.retired().get(Counter.EVENTS_WRITTEN);
        for (List<Registration> part : List.of(snapshot.live(), snapshot.ended(), snapshot.virtualCells())) {
            for (Registration registration : part) {
                sum += registration.metrics().countsOpaque().get(Counter.EVENTS_WRITTEN);
            }
        }
        return sum;
    }

    private static String seen(List<Registration> live) {
        if (live.isEmpty()) {
            return "not yet";
        }
        Registration only = live.get(0);
        Counts counts = only.metrics().countsOpaque();
        boolean whole = live.size() == 1 && only.sequence() == 0 && !only.name().isEmpty();
        return !whole ? "half" : counts.get(Counter.EVENTS_WRITTEN) == 0 ? "idle" : "writing";
    }

    /** A thread registers and writes, while a snapshot is taken. */
    @JCStressTest
    @Outcome(id = "not yet, 1", expect = Expect.ACCEPTABLE, desc = "the thread is in the next snapshot")
    @Outcome(id = "idle, 1", expect = Expect.ACCEPTABLE, desc = "the thread has not written yet")
    @Outcome(id = "writing, 1", expect = Expect.ACCEPTABLE, desc = "the thread has written")
    @Outcome(expect = Expect.FORBIDDEN, desc = "half a thread, or a lost count")
    @State
    public static class AgainstSnapshot {
        private final ThreadRegistry registry = registry();

        @Actor
        public void thread() {
            registry.current().written(BYTES);
        }

        @Actor
        public void collector(LJ_Result result) {
            result.r1 = seen(registry.snapshot().live());
        }

        @Arbiter
        public void after(LJ_Result result) {
            result.r2 = written(registry.snapshot());
        }
    }

    /** Wrong: no lock, and the thread is counted before it is listed. */
    @JCStressTest
    @Outcome(
            id = {"not yet, 1", "writing, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "before or after")
    @Outcome(id = "half, 1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "a thread without its counters")
    @State
    public static class AgainstSnapshotControl {
        private volatile int size;
        private volatile @Nullable ThreadCounters listed;

        @Actor
        public void thread() {
            size = 1;
            listed = new ThreadCounters("stress", NanoClock.SYSTEM, DurationEvents.NONE);
        }

        @Actor
        public void collector(LJ_Result result) {
            result.r1 = size == 0 ? "not yet" : listed == null ? "half" : "writing";
        }

        @Arbiter
        public void after(LJ_Result result) {
            result.r2 = size;
        }
    }

    /** Two threads register and write. */
    @JCStressTest
    @Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "both are there")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a thread or a count is lost")
    @State
    public static class TwoThreads {
        private final ThreadRegistry registry = registry();

        @Actor
        public void one() {
            registry.current().written(BYTES);
        }

        @Actor
        public void other() {
            registry.current().written(BYTES);
        }

        @Arbiter
        public void after(JJ_Result result) {
            RegistrySnapshot snapshot = registry.snapshot();
            result.r1 = snapshot.live().size() + snapshot.retiredThreads();
            result.r2 = written(snapshot);
        }
    }

    /** Weakened: the same list without the lock. */
    @JCStressTest
    @Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "both are there")
    @Outcome(expect = Expect.ACCEPTABLE_INTERESTING, desc = "a thread is lost")
    @State
    public static class TwoThreadsControl {
        private final List<ThreadCounters> live = new ArrayList<>(2);

        @Actor
        public void one() {
            register();
        }

        @Actor
        public void other() {
            register();
        }

        private void register() {
            ThreadCounters metrics = new ThreadCounters("stress", NanoClock.SYSTEM, DurationEvents.NONE);
            live.add(metrics);
            metrics.written(BYTES);
        }

        @Arbiter
        public void after(JJ_Result result) {
            result.r1 = live.size();
            for (ThreadCounters metrics : live) {
                result.r2 += metrics == null ? 0 : metrics.countsOpaque().get(Counter.EVENTS_WRITTEN);
            }
        }
    }

    /** Two virtual threads ask for the cells that they share. */
    @JCStressTest
    @Outcome(id = "2, 1", expect = Expect.ACCEPTABLE, desc = "both count in one set of cells")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a second set of cells, or a lost count")
    @State
    public static class SharedCells {
        private final ThreadRegistry registry = registry();

        @Actor
        public void one() {
            registry.shared(0).written(BYTES);
        }

        @Actor
        public void other() {
            registry.shared(1).written(BYTES);
        }

        @Arbiter
        public void after(JJ_Result result) {
            RegistrySnapshot snapshot = registry.snapshot();
            result.r1 = written(snapshot);
            result.r2 = snapshot.virtualCells().size() == ThreadRegistry.stripes() ? 1 : 0;
        }
    }

    /** Weakened: whoever finds no cells sets new ones, without looking again under the lock. */
    @JCStressTest
    @Outcome(id = "2, 1", expect = Expect.ACCEPTABLE, desc = "both count in one cell")
    @Outcome(expect = Expect.ACCEPTABLE_INTERESTING, desc = "a count went into a cell that nobody reads")
    @State
    public static class SharedCellsControl {
        private volatile @Nullable ThreadCounters cell;

        @Actor
        public void one() {
            shared().written(BYTES);
        }

        @Actor
        public void other() {
            shared().written(BYTES);
        }

        private ThreadCounters shared() {
            ThreadCounters present = cell;
            if (present == null) {
                present = ThreadCounters.shared("stress", NanoClock.SYSTEM, DurationEvents.NONE);
                cell = present;
            }
            return present;
        }

        @Arbiter
        public void after(JJ_Result result) {
            result.r1 = shared().countsOpaque().get(Counter.EVENTS_WRITTEN);
            result.r2 = 1;
        }
    }
}
