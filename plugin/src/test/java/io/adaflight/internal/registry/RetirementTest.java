package io.adaflight.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.BackPressureState;
import io.adaflight.Counter;
import io.adaflight.internal.counters.ThreadGauge;
import io.adaflight.internal.registry.Registries.Counting;
import io.adaflight.internal.time.Workers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetirementTest {
    private final ThreadRegistry registry = Registries.create();

    @Test
    void finalCounts_ofADeadThread_waitUntilTheyAreRecordedOnceAndStayInTheTotals() throws InterruptedException {
        registry.retainEnded(10);
        Registries.inEndedThread(registry, metrics -> metrics.written(3, 30));
        for (int i = 0; i < 2; i++) {
            RegistrySnapshot waiting = registry.snapshot();
            assertThat(waiting.ended()).hasSize(1);
            assertThat(waiting.retired().get(Counter.EVENTS_WRITTEN)).isZero();
            assertThat(waiting.retiredThreads()).isEqualTo(1);
        }
        List<Registration> ended = registry.snapshot().ended();
        for (int i = 0; i < 2; i++) {
            registry.recorded(ended);
            RegistrySnapshot done = registry.snapshot();
            assertThat(done.ended()).isEmpty();
            assertThat(done.retired().get(Counter.EVENTS_WRITTEN)).isEqualTo(3);
            assertThat(done.retired().get(Counter.BYTES_WRITTEN)).isEqualTo(30);
            assertThat(done.retiredThreads()).isEqualTo(1);
        }
    }

    @Test
    void recorded_ofSome_leavesTheOthersWaiting() throws Exception {
        registry.retainEnded(10);
        Registries.inEndedThread(registry, metrics -> metrics.written(1));
        Registries.inEndedThread(registry, metrics -> metrics.written(2, 0));
        try (Counting alive = new Counting(registry, metrics -> metrics.written(4, 0))) {
            RegistrySnapshot snapshot = registry.snapshot();
            registry.recorded(List.of(snapshot.ended().get(1), snapshot.live().get(0)));
            RegistrySnapshot after = registry.snapshot();
            assertThat(after.ended()).containsExactly(snapshot.ended().get(0));
            assertThat(after.live()).containsExactlyElementsOf(snapshot.live());
            assertThat(after.live().get(0).metrics()).isSameAs(alive.metrics());
            assertThat(after.retired().get(Counter.EVENTS_WRITTEN)).isEqualTo(2);
        }
    }

    @Test
    void retainEnded_moreThanTwiceTheLimit_keepsTheGreatestLosses() throws InterruptedException {
        registry.retainEnded(2);
        int[] losses = {5, 0, 9, 1};
        for (int loss : losses) {
            Registries.inEndedThread(registry, metrics -> metrics.rejected(loss, 0));
        }
        assertThat(registry.snapshot().ended()).hasSize(4);
        Registries.inEndedThread(registry, metrics -> metrics.written(1_000, 0));
        RegistrySnapshot snapshot = registry.snapshot();
        assertThat(snapshot.ended())
                .extracting(
                        registration -> registration.metrics().countsOpaque().dropped())
                .containsExactly(9L, 5L);
        assertThat(snapshot.retiredThreads()).isEqualTo(5);
        assertThat(snapshot.retired().get(Counter.EVENTS_REJECTED)).isEqualTo(1);
        assertThat(snapshot.retired().get(Counter.EVENTS_WRITTEN)).isEqualTo(1_000);
    }

    @Test
    void retainEnded_equalLosses_keepsTheBusiest() throws InterruptedException {
        registry.retainEnded(10);
        for (int written : new int[] {4, 8, 2}) {
            Registries.inEndedThread(registry, metrics -> metrics.written(written, 0));
        }
        assertThat(registry.snapshot().ended()).hasSize(3);
        registry.retainEnded(1);
        RegistrySnapshot snapshot = registry.snapshot();
        assertThat(snapshot.ended())
                .extracting(
                        registration -> registration.metrics().countsOpaque().get(Counter.EVENTS_WRITTEN))
                .containsExactly(8L);
        assertThat(snapshot.retired().get(Counter.EVENTS_WRITTEN)).isEqualTo(6);
    }

    @Test
    void retainEnded_setToNone_foldsThoseThatWait() throws InterruptedException {
        registry.retainEnded(10);
        Registries.inEndedThread(registry, metrics -> metrics.written(4, 0));
        assertThat(registry.snapshot().ended()).hasSize(1);
        registry.retainEnded(0);
        RegistrySnapshot snapshot = registry.snapshot();
        assertThat(snapshot.ended()).isEmpty();
        assertThat(snapshot.retired().get(Counter.EVENTS_WRITTEN)).isEqualTo(4);
    }

    @Test
    void retainEnded_lowered_foldsThoseBeyondAtOnce() throws InterruptedException {
        registry.retainEnded(5);
        for (int thread = 0; thread < 3; thread++) {
            Registries.inEndedThread(registry, metrics -> metrics.written(1));
        }
        assertThat(registry.snapshot().ended()).hasSize(3);
        registry.retainEnded(2);
        assertThat(registry.snapshot().ended()).hasSize(2);
    }

    @Test
    void registration_thatFindsTheListDoubled_forgetsTheDead() throws Exception {
        for (int thread = 0; thread < 64; thread++) {
            Registries.inEndedThread(registry, metrics -> metrics.written(1));
        }
        assertThat(listed()).isEqualTo(64);
        Registries.inEndedThread(registry, metrics -> metrics.written(1));
        assertThat(listed()).isEqualTo(1);
        assertThat(Registries.totals(registry.snapshot()).get(Counter.EVENTS_WRITTEN))
                .isEqualTo(65);
    }

    /** How many are in the list of the living, without a snapshot, which would look for the dead. */
    private int listed() throws ReflectiveOperationException {
        var field = ThreadRegistry.class.getDeclaredField("roster");
        field.setAccessible(true);
        return ((Roster) field.get(registry)).live().size();
    }

    /** A lane whose thread has ended and whose looks fail when they are told to, as for want of memory. */
    private static final class FailingLane implements ThreadGauge {
        private int looksUntilFailure = Integer.MAX_VALUE;
        private int readsUntilFailure = Integer.MAX_VALUE;

        @Override
        public boolean isSettled() {
            if (looksUntilFailure-- == 0) {
                throw new OutOfMemoryError("as a test asked");
            }
            return true;
        }

        @Override
        public void addTo(long[] row, int offset, long nowNanos) {
            if (readsUntilFailure-- == 0) {
                throw new OutOfMemoryError("as a test asked");
            }
        }

        @Override
        public BackPressureState state() {
            return BackPressureState.NORMAL;
        }

        @Override
        public int ringsInRotation() {
            return 0;
        }
    }

    private FailingLane endThreads(int count) throws InterruptedException {
        FailingLane lane = new FailingLane();
        for (int thread = 0; thread < count; thread++) {
            Registries.inEndedThread(registry, metrics -> {
                metrics.attach(lane);
                metrics.written(1);
            });
        }
        return lane;
    }

    @Test
    void sweep_failsAtAnyThread_countsEachOnce() throws InterruptedException {
        registry.retainEnded(100);
        FailingLane lane = endThreads(5);
        for (int looks = 0; looks < 10; looks++) {
            lane.looksUntilFailure = looks;
            try {
                registry.snapshot();
            } catch (OutOfMemoryError e) {
                assertThat(e).hasMessage("as a test asked");
            }
        }
        lane.looksUntilFailure = Integer.MAX_VALUE;
        RegistrySnapshot snapshot = registry.snapshot();
        assertThat(snapshot.ended()).hasSize(5);
        assertThat(snapshot.retiredThreads()).isEqualTo(5);
        assertThat(Registries.totals(snapshot).get(Counter.EVENTS_WRITTEN)).isEqualTo(5);
    }

    @Test
    void fold_failsAtAnyThread_countsEachOnce() throws InterruptedException {
        registry.retainEnded(100);
        FailingLane lane = endThreads(5);
        List<Registration> ended = registry.snapshot().ended();
        for (int reads = 0; reads < 5; reads++) {
            lane.readsUntilFailure = reads;
            assertThatThrownBy(() -> registry.recorded(ended)).isInstanceOf(OutOfMemoryError.class);
            lane.readsUntilFailure = reads;
            assertThatThrownBy(() -> registry.retainEnded(0)).isInstanceOf(OutOfMemoryError.class);
        }
        lane.readsUntilFailure = Integer.MAX_VALUE;
        assertThat(Registries.totals(registry.snapshot()).get(Counter.EVENTS_WRITTEN))
                .isEqualTo(5);
        registry.recorded(ended);
        assertThat(Registries.totals(registry.snapshot()).get(Counter.EVENTS_WRITTEN))
                .isEqualTo(5);
        assertThat(registry.snapshot().retired().get(Counter.EVENTS_WRITTEN)).isEqualTo(5);
    }

    /** What one thread counts is known beforehand, so that one who is missing or there twice shows in every snapshot. */
    @Test
    void snapshot_whileThreadsComeAndGo_hasEveryThreadInOnePlace() throws InterruptedException {
        registry.retainEnded(8);
        registry.shared(0).written(1_000_000, 0);
        Workers launchers = Workers.start(2, launcher -> {
            for (int i = 0; i < 1_000; i++) {
                Thread thread = new Thread(() -> registry.current().written(7));
                thread.start();
                thread.join();
            }
        });
        long lastWritten = 0;
        Set<Registration> recorded = new HashSet<>();
        while (launchers.running()) {
            RegistrySnapshot snapshot = registry.snapshot();
            List<Registration> everyone = new ArrayList<>(snapshot.live());
            everyone.addAll(snapshot.ended());
            everyone.addAll(snapshot.virtualCells());
            assertThat(everyone).doesNotHaveDuplicates().noneMatch(recorded::contains);
            long folded = snapshot.retiredThreads() - snapshot.ended().size();
            assertThat(snapshot.retired().get(Counter.EVENTS_WRITTEN)).isEqualTo(folded);
            long written = Registries.totals(snapshot).get(Counter.EVENTS_WRITTEN);
            assertThat(written).isGreaterThanOrEqualTo(lastWritten);
            lastWritten = written;
            if (snapshot.ended().size() > 4) {
                registry.recorded(snapshot.ended());
                recorded.addAll(snapshot.ended());
            }
        }
        launchers.join();
        RegistrySnapshot snapshot = registry.snapshot();
        assertThat(snapshot.live()).isEmpty();
        assertThat(snapshot.retiredThreads()).isEqualTo(2_000);
        assertThat(Registries.totals(snapshot).get(Counter.EVENTS_WRITTEN)).isEqualTo(1_002_000);
        assertThat(Registries.totals(snapshot).get(Counter.BYTES_WRITTEN)).isEqualTo(14_000);
    }
}
