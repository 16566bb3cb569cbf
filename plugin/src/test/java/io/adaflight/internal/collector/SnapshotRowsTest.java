package io.adaflight.internal.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.BackPressureState;
import io.adaflight.Counter;
import io.adaflight.Snapshot;
import io.adaflight.internal.collector.Snapshots.FixedGauge;
import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.registry.Registration;
import io.adaflight.internal.registry.Registries;
import io.adaflight.internal.registry.Registries.Counting;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotRowsTest {
    private final ManualClock clock = new ManualClock();
    private final ThreadRegistry registry = new ThreadRegistry("orders", clock, DurationEvents.NONE);
    private final Collector collector = Snapshots.collector(registry, clock);

    @Test
    void rows_ofThreadsThatLiveOrEndedOrAreVirtual_areInTheOrderOfRegistration() throws InterruptedException {
        registry.retainEnded(10);
        Counting first = new Counting(registry, metrics -> metrics.written(1, 0));
        Counting second = new Counting(registry, metrics -> metrics.written(2, 0));
        registry.shared(0).written(3, 0);
        Counting third = new Counting(registry, metrics -> metrics.written(4, 0));
        first.close();
        CollectedSnapshot snapshot = collector.collectNow();
        List<Long> written = new ArrayList<>();
        for (int row = 0; row < snapshot.rows(); row++) {
            written.add(snapshot.row(row).counts().get(Counter.EVENTS_WRITTEN));
        }
        assertThat(written).containsExactly(1L, 2L, 3L, 4L);
        assertThat(snapshot.row(0).isEnded()).isTrue();
        assertThat(snapshot.row(1).isEnded()).isFalse();
        assertThat(snapshot.row(1).thread().get()).isSameAs(second.thread());
        assertThat(snapshot.row(2).thread().isVirtual()).isTrue();
        assertThat(snapshot.row(3).thread().metrics()).isSameAs(third.metrics());
        second.close();
        third.close();
    }

    @Test
    void row_ofAThread_hasWhatItsGaugeSays() {
        registry.current().attach(new FixedGauge(BackPressureState.PRESSURE, 3));
        clock.setNanos(77);
        CollectedSnapshot.Row row = collector.collectNow().row(0);
        assertThat(row.state()).isEqualTo(BackPressureState.PRESSURE);
        assertThat(row.ringsInRotation()).isEqualTo(3);
        assertThat(row.counts().get(Counter.PRESSURE_NANOS)).isEqualTo(77);
    }

    @Test
    void row_ofVirtualThreads_sumsItsCellsAndShowsTheWorstState() {
        BackPressureState[] states = {
            BackPressureState.RECOVERY, BackPressureState.DROPPING, BackPressureState.NORMAL, BackPressureState.PRESSURE
        };
        for (int cell = 0; cell < states.length; cell++) {
            registry.shared(cell).written(1L << cell, 0);
            registry.shared(cell).queueDepth(cell);
            registry.shared(cell).swapped(cell + 1);
            registry.shared(cell).attach(new FixedGauge(states[cell], cell));
        }
        CollectedSnapshot snapshot = collector.collectNow();
        assertThat(snapshot.rows()).isEqualTo(1);
        assertThat(snapshot.liveThreads()).isZero();
        Snapshots.assertBalanced(snapshot);
        CollectedSnapshot.Row row = snapshot.row(0);
        assertThat(row.thread().threadId()).isEqualTo(Registration.VIRTUAL_THREADS);
        assertThat(row.counts().get(Counter.EVENTS_WRITTEN)).isEqualTo(15);
        assertThat(row.counts().get(Counter.QUEUE_DEPTH_MAXIMUM)).isEqualTo(3);
        assertThat(row.swaps().count()).isEqualTo(4);
        assertThat(row.state()).isEqualTo(BackPressureState.DROPPING);
        assertThat(row.ringsInRotation()).isEqualTo(6);
    }

    @Test
    void snapshot_asAnApplicationSeesIt_tellsThreadsAndTotals() {
        registry.current().written(10);
        registry.current().rejected(4);
        registry.current().swapped(6);
        DrainCounters drain = registry.drain(Thread.currentThread());
        drain.drained(10);
        drain.failed(1);
        drain.sinkFailure();
        clock.advance(Duration.ofSeconds(1));
        collector.collectNow();
        registry.current().written(2, 30);
        registry.current().rejected(4);
        clock.advance(Duration.ofSeconds(1));
        Snapshot snapshot = collector.collectNow();
        assertThat(snapshot.eventsDrained()).isEqualTo(1);
        assertThat(snapshot.bytesDrained()).isEqualTo(10);
        assertThat(snapshot.eventsFailed()).isEqualTo(1);
        assertThat(snapshot.sinkFailures()).isEqualTo(1);
        assertThat(snapshot.eventsPerSecond()).isEqualTo(2);
        assertThat(snapshot.bytesPerSecond()).isEqualTo(30);
        assertThat(snapshot.droppedPerSecond()).isEqualTo(1);
        Snapshot.ThreadRow row = snapshot.row(0);
        assertThat(row.threadId()).isEqualTo(Thread.currentThread().getId());
        assertThat(row.threadName()).isEqualTo(Thread.currentThread().getName());
        assertThat(row.isVirtual()).isFalse();
        assertThat(row.registeredEpochMillis()).isZero();
        assertThat(row.swapNanosAt(1)).isEqualTo(6);
        assertThat(row.counts().eventsWritten()).isEqualTo(3);
    }

    @Test
    void swaps_ofARow_areThoseOfItsThreadNow() throws InterruptedException {
        try (Counting other = new Counting(registry, metrics -> metrics.swapped(1))) {
            registry.current().swapped(6);
            registry.current().swapped(6);
            CollectedSnapshot snapshot = collector.collectNow();
            assertThat(snapshot.row(0).swaps().count()).isEqualTo(1);
            assertThat(snapshot.row(1).swaps().nanosAt(1)).isEqualTo(6);
            other.metrics().swapped(1);
            assertThat(snapshot.row(0).swaps().count()).isEqualTo(2);
            assertThat(snapshot.row(0).counts().get(Counter.SWAPS)).isEqualTo(1);
        }
    }

    @Test
    void row_outOfRange_isRefused() {
        registry.current();
        CollectedSnapshot snapshot = collector.collectNow();
        assertThat(snapshot.row(0).thread().get()).isSameAs(Thread.currentThread());
        assertThatThrownBy(() -> snapshot.row(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> snapshot.row(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** Nothing keeps a user from counting a drained event twice. */
    @Test
    void queueDepth_moreDrainedThanWritten_isZero() {
        registry.current().written(1);
        registry.drain(Thread.currentThread()).drained(2, 0);
        assertThat(collector.collectNow().queueDepth()).isZero();
    }

    @Test
    void totals_pastTheEnd_saturate() throws InterruptedException {
        Registries.inEndedThread(registry, metrics -> metrics.written(Long.MAX_VALUE, 1));
        registry.current().written(Long.MAX_VALUE, 1);
        clock.advance(Duration.ofSeconds(1));
        CollectedSnapshot snapshot = collector.collectNow();
        assertThat(Snapshots.written(snapshot)).isEqualTo(Long.MAX_VALUE);
        assertThat(snapshot.totals().isSaturated()).isTrue();
        assertThat(snapshot.totals().get(Counter.BYTES_WRITTEN)).isEqualTo(2);
        registry.current().written(1);
        clock.advance(Duration.ofSeconds(1));
        CollectedSnapshot later = collector.collectNow();
        assertThat(Snapshots.written(later)).isEqualTo(Long.MAX_VALUE);
        assertThat(later.rates().events()).isZero();
    }

    @Test
    void totals_ofLiveThreadsPastTheEnd_saturate() throws InterruptedException {
        try (Counting one = new Counting(registry, metrics -> metrics.written(Long.MAX_VALUE, 3));
                Counting other = new Counting(registry, metrics -> metrics.written(Long.MAX_VALUE, 4))) {
            assertThat(one.metrics()).isNotSameAs(other.metrics());
            CollectedSnapshot snapshot = collector.collectNow();
            assertThat(Snapshots.written(snapshot)).isEqualTo(Long.MAX_VALUE);
            assertThat(snapshot.totals().get(Counter.BYTES_WRITTEN)).isEqualTo(7);
        }
    }

    @Test
    void totals_ofMaxima_areTheGreatest() throws InterruptedException {
        try (Counting one = new Counting(registry, metrics -> metrics.queueDepth(5));
                Counting other = new Counting(registry, metrics -> metrics.queueDepth(4))) {
            assertThat(one.metrics()).isNotSameAs(other.metrics());
            assertThat(collector.collectNow().totals().get(Counter.QUEUE_DEPTH_MAXIMUM))
                    .isEqualTo(5);
        }
    }

    @Test
    void ended_ofASnapshot_areThoseThatWaitToBeRecorded() throws InterruptedException {
        registry.retainEnded(1);
        assertThat(collector.collectNow().ended()).isEmpty();
        Registries.inEndedThread(registry, metrics -> metrics.written(1));
        CollectedSnapshot snapshot = collector.collectNow();
        assertThat(snapshot.ended()).containsExactly(snapshot.row(0).thread());
    }
}
