package io.adaflight.internal.counters;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.internal.time.Workers;
import org.junit.jupiter.api.Test;

class DrainCountersTest {
    private final DrainCounters metrics = new DrainCounters();

    @Test
    void drainCounters_increment_increase() {
        assertCounts(0, 0, 0, 0);
        metrics.drained(10);
        assertCounts(1, 10, 0, 0);
        metrics.drained(2, 20);
        assertCounts(3, 30, 0, 0);
        metrics.failed(4);
        assertCounts(3, 30, 4, 0);
        metrics.sinkFailure();
        assertCounts(3, 30, 4, 1);
    }

    @Test
    void drainCounters_negativeAmount_addNothing() {
        metrics.drained(5, 50);
        metrics.failed(3);
        metrics.drained(-1, -1);
        metrics.drained(Long.MIN_VALUE, Long.MIN_VALUE);
        metrics.failed(-1);
        assertCounts(5, 50, 3, 0);
        metrics.drained(-1);
        assertCounts(6, 50, 3, 0);
    }

    @Test
    void drainCounters_nearTheirEnd_stopThere() {
        for (int i = 0; i < 3; i++) {
            metrics.drained(Long.MAX_VALUE - 1, Long.MAX_VALUE - 1);
            metrics.failed(Long.MAX_VALUE - 1);
        }
        assertCounts(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 0);
    }

    @Test
    void drainCounters_readWhileWritten_neverDecreaseAndAreExact() throws InterruptedException {
        int events = 1_000_000;
        Workers drain = Workers.start(1, worker -> {
            for (int i = 0; i < events; i++) {
                metrics.drained(2);
                metrics.failed(i & 1);
            }
        });
        long lastEvents = 0;
        long lastBytes = 0;
        while (drain.running()) {
            long nowEvents = metrics.eventsDrainedOpaque();
            long nowBytes = metrics.bytesDrainedOpaque();
            assertThat(nowEvents).isGreaterThanOrEqualTo(lastEvents);
            assertThat(nowBytes).isGreaterThanOrEqualTo(lastBytes);
            lastEvents = nowEvents;
            lastBytes = nowBytes;
        }
        drain.join();
        assertCounts(events, 2L * events, events / 2, 0);
    }

    private void assertCounts(long events, long bytes, long failed, long sinkFailures) {
        assertThat(metrics.eventsDrainedOpaque()).isEqualTo(events);
        assertThat(metrics.bytesDrainedOpaque()).isEqualTo(bytes);
        assertThat(metrics.eventsFailedOpaque()).isEqualTo(failed);
        assertThat(metrics.sinkFailuresOpaque()).isEqualTo(sinkFailures);
    }
}
