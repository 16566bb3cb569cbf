package io.adaflight.internal.registry;

import io.adaflight.BackPressureState;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.counters.ThreadGauge;
import java.util.List;
import java.util.function.Supplier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.LJ_Result;

/** Proves the block comment of {@link ThreadRegistry}, as to who goes: each count is there once, in every snapshot. */
public class RetirementStress {
    /** A lane that ends when the test says so. */
    private static final class Lane implements ThreadGauge {
        private volatile boolean settled;

        @Override
        public void addTo(long[] row, int offset, long nowNanos) {}

        @Override
        public BackPressureState state() {
            return BackPressureState.NORMAL;
        }

        @Override
        public int ringsInRotation() {
            return 0;
        }

        @Override
        public boolean isSettled() {
            return settled;
        }
    }

    /** A thread that has written an event and ended, in a registry that keeps some of those that have ended. */
    private abstract static class EndedThread {
        final ThreadRegistry registry = RegistrationStress.registry();
        final ThreadCounters metrics = registry.current();
        final Lane lane = new Lane();

        EndedThread(int retained) {
            registry.retainEnded(retained);
            metrics.attach(lane);
            metrics.written(1);
            registry.snapshot()
                    .live()
                    .get(0)
                    .clear(); // To the registry, a thread that was collected, so that has ended.
        }
    }

    /** The last count and the end of a thread, against two censuses. */
    @JCStressTest
    @Outcome(
            id = {"1, 1, 2", "1, 2, 2", "2, 2, 2"},
            expect = Expect.ACCEPTABLE,
            desc = "the last count comes, and stays")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a count is lost, or there twice")
    @State
    public static class LastCount extends EndedThread {
        /** Folds at once. */
        public LastCount() {
            super(0);
        }

        @Actor
        public void thread() {
            metrics.written(1);
            lane.settled = true;
        }

        @Actor
        public void collector(LJ_Result result) {
            result.r1 = RegistrationStress.written(registry.snapshot()) + ", "
                    + RegistrationStress.written(registry.snapshot());
        }

        @Arbiter
        public void after(LJ_Result result) {
            result.r2 = RegistrationStress.written(registry.snapshot());
        }
    }

    /** Wrong: the thread is taken for ended before its last count. */
    @JCStressTest
    @Outcome(
            id = {"1, 1, 2", "1, 2, 2", "2, 2, 2"},
            expect = Expect.ACCEPTABLE,
            desc = "the last count comes, and stays")
    @Outcome(expect = Expect.ACCEPTABLE_INTERESTING, desc = "the last count is lost")
    @State
    public static class LastCountControl extends EndedThread {
        /** Folds at once. */
        public LastCountControl() {
            super(0);
        }

        @Actor
        public void thread() {
            lane.settled = true;
            metrics.written(1);
        }

        @Actor
        public void collector(LJ_Result result) {
            result.r1 = RegistrationStress.written(registry.snapshot()) + ", "
                    + RegistrationStress.written(registry.snapshot());
        }

        @Arbiter
        public void after(LJ_Result result) {
            result.r2 = RegistrationStress.written(registry.snapshot());
        }
    }

    /** A thread that has ended is folded into the sums, by a recording of its counts, against a snapshot. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "the thread is in the list or in the sums")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a count is lost, or there twice")
    @State
    public static class Recorded extends EndedThread {
        private final List<Registration> ended;

        /** Waits to be recorded. */
        public Recorded() {
            super(4);
            lane.settled = true;
            ended = registry.snapshot().ended();
        }

        @Actor
        public void recorder() {
            registry.recorded(ended);
        }

        @Actor
        public void collector(JJ_Result result) {
            result.r1 = RegistrationStress.written(registry.snapshot());
        }

        @Arbiter
        public void after(JJ_Result result) {
            result.r2 = RegistrationStress.written(registry.snapshot());
        }
    }

    /** Wrong: lists and sums are taken one after the other, each under the lock. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "nothing came between the two")
    @Outcome(id = "2, 1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "the count is there twice")
    @State
    public static class RecordedControl extends EndedThread {
        private final List<Registration> ended;

        /** Waits to be recorded. */
        public RecordedControl() {
            super(4);
            lane.settled = true;
            ended = registry.snapshot().ended();
        }

        @Actor
        public void recorder() {
            registry.recorded(ended);
        }

        @Actor
        public void collector(JJ_Result result) {
            RegistrySnapshot lists = registry.snapshot();
            RegistrySnapshot sums = registry.snapshot();
            result.r1 = RegistrationStress.written(
                    new RegistrySnapshot(lists.registered(), sums.retired(), sums.retiredThreads(), sums.drained()));
        }

        @Arbiter
        public void after(JJ_Result result) {
            result.r2 = RegistrationStress.written(registry.snapshot());
        }
    }

    /** A thread that lives and dies. */
    private abstract static class Mortal {
        final ThreadRegistry registry = RegistrationStress.registry();
        private volatile boolean dead;

        final void liveAndDie() {
            Thread thread = new Thread(() -> registry.current().written(1));
            thread.start();
            awaitEnd(thread);
            dead = true;
        }

        private static void awaitEnd(Thread thread) {
            while (thread.isAlive()) {
                Thread.onSpinWait();
            }
        }

        final void collect(Supplier<RegistrySnapshot> censuses, LJ_Result result) {
            long before = 0;
            boolean last = false;
            result.r1 = "in order";
            while (!last) {
                last = dead;
                RegistrySnapshot snapshot = censuses.get();
                long written = RegistrationStress.written(snapshot);
                if (written < before || written > 1 || (snapshot.retiredThreads() == 1 && written != 1)) {
                    result.r1 = "wrong";
                }
                before = written;
            }
        }
    }

    /** Takes snapshots until the thread is seen dead. */
    @JCStressTest
    @Outcome(id = "in order, 1", expect = Expect.ACCEPTABLE, desc = "the count came once and stayed")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a count is lost, or there twice")
    @State
    public static class LifeAndDeath extends Mortal {
        @Actor
        public void life() {
            liveAndDie();
        }

        @Actor
        public void collector(LJ_Result result) {
            collect(registry::snapshot, result);
        }

        @Arbiter
        public void after(LJ_Result result) {
            result.r2 = RegistrationStress.written(registry.snapshot());
        }
    }

    /** Wrong: who counts for himself is taken from one snapshot, and the sums from the next. */
    @JCStressTest
    @Outcome(id = "in order, 1", expect = Expect.ACCEPTABLE, desc = "the thread died between other censuses")
    @Outcome(id = "wrong, 1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "the count is there twice")
    @State
    public static class LifeAndDeathControl extends Mortal {
        @Actor
        public void life() {
            liveAndDie();
        }

        @Actor
        public void collector(LJ_Result result) {
            collect(
                    () -> {
                        RegistrySnapshot live = registry.snapshot();
                        RegistrySnapshot sums = registry.snapshot();
                        return new RegistrySnapshot(
                                live.registered(), sums.retired(), sums.retiredThreads(), sums.drained());
                    },
                    result);
        }

        @Arbiter
        public void after(LJ_Result result) {
            result.r2 = RegistrationStress.written(registry.snapshot());
        }
    }
}
