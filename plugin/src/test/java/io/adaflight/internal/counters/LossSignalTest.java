package io.adaflight.internal.counters;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.internal.time.NanoClock;
import org.junit.jupiter.api.Test;

class LossSignalTest {
    private final LossSignal signal = new LossSignal();
    private final CountingContext context = new CountingContext("p", NanoClock.SYSTEM, DurationEvents.NONE, signal);
    private final ThreadCounters metrics = new ThreadCounters(context);
    private final ThreadCounters shared = ThreadCounters.shared(context);

    @Test
    void signal_nothingLost_isNotRaised() {
        metrics.written(1);
        metrics.filtered();
        metrics.ringFull();
        shared.written(1);
        assertThat(signal.take()).isFalse();
    }

    @Test
    void signal_eventsLostOrWaitsCounted_isRaisedUntilItIsTaken() {
        metrics.rejected(1);
        metrics.rejected(1);
        assertThat(signal.take()).isTrue();
        assertThat(signal.take()).isFalse();
        metrics.evicted(1, 1);
        assertThat(signal.take()).isTrue();
        metrics.blocked(5);
        assertThat(signal.take()).isTrue();
        shared.rejected(1);
        assertThat(signal.take()).isTrue();
        assertThat(signal.take()).isFalse();
    }

    @Test
    void signal_writeThatWaits_isRaisedAsLongAsItWaits() {
        TimedWait span = metrics.beginBlocked();
        assertThat(signal.take()).isTrue();
        assertThat(signal.take()).isTrue();
        metrics.beginBlocked();
        span.end();
        assertThat(signal.take()).as("the wait that has just ended").isTrue();
        assertThat(signal.take()).isFalse();
        span.end();
        assertThat(signal.take()).isFalse();
    }
}
