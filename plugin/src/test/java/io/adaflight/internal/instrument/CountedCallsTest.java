package io.adaflight.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import io.adaflight.Snapshot;
import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.jfr.InstrumentationLog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of the Disruptor only rings count that were seen to be made. */
class CountedCallsTest {
    private final InstrumentationLog log = new InstrumentationLog();
    private final CountedCalls calls = new CountedCalls(Library.DISRUPTOR, owner -> null, log);

    @BeforeEach
    void collectAtOnce() {
        AdaFlight.setCollectionInterval(Duration.ZERO);
    }

    @AfterEach
    void restore() {
        AdaFlight.setCollectionInterval(Duration.ofMillis(10));
    }

    private void callAll(Object owner) {
        calls.waitEnds();
        calls.waitGoesOn(owner);
        calls.claimed(owner, 3);
        calls.written(owner, null);
        calls.rejected(owner, null, 2);
        calls.evicted(owner, null, 1);
        calls.ranByCaller(owner, null);
        calls.discardedSilently(owner, null);
        calls.waitBegins(owner, null);
        calls.waitEnds();
        calls.takeBegins(owner, null);
        calls.takeEnds(owner, null);
        calls.drained(owner, null, 3);
        calls.takeBegins();
        calls.takeEnds();
    }

    @Test
    void takes_ownerThatNobodyDrainedYet_meanNobody() {
        CountedCalls fresh = new CountedCalls(Library.LOG4J2, owner -> null, log);
        List<PipelineMetrics> before = AdaFlight.pipelines();
        fresh.takeBegins();
        fresh.takeEnds();
        assertThat(AdaFlight.pipelines()).isEqualTo(before);
    }

    @Test
    void takeBegins_thenDrained_waitsNoMore() {
        Object owner = new Object();
        calls.meets(owner, "counted-takes");
        calls.takeBegins(owner, null);
        DrainCounters drain = (DrainCounters) AdaFlight.metrics("counted-takes").drainThread();
        assertThat(drain.atWorkOpaque()).isZero();
        calls.drained(owner, null, 1);
        assertThat(drain.atWorkOpaque()).isEqualTo(1);
        calls.takeBegins();
        assertThat(drain.atWorkOpaque()).isZero();
        calls.takeEnds();
        assertThat(drain.atWorkOpaque()).isEqualTo(1);
        assertThat(drain.takesOpaque()).isEqualTo(2);
    }

    @Test
    void calls_ownerThatNobodyToldOf_countNothing() {
        List<PipelineMetrics> before = AdaFlight.pipelines();
        callAll(new Object());
        assertThat(AdaFlight.pipelines()).isEqualTo(before);
        assertThat(log.silentDiscards()).isEmpty();
    }

    @Test
    void calls_ownerThatWasMet_countInItsPipeline() {
        Object owner = new Object();
        calls.meets(owner, "counted-calls");
        callAll(owner);
        Snapshot snapshot = AdaFlight.metrics("counted-calls").snapshot();
        assertThat(snapshot.totals().eventsWritten()).isEqualTo(5);
        assertThat(snapshot.totals().eventsRejected()).isEqualTo(2);
        assertThat(snapshot.totals().eventsEvicted()).isEqualTo(1);
        assertThat(snapshot.totals().blockedWrites()).isEqualTo(2);
        assertThat(snapshot.eventsDrained()).isEqualTo(4);
        assertThat(log.silentDiscards()).containsOnlyKeys("counted-calls").containsValue(1L);
    }
}
