package io.adaflight.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    /** Instrumented code that was loaded before anybody counts, or after somebody failed to, goes on as it would. */
    @Test
    void receiver_nobodyConnected_countsNothing() {
        List<PipelineMetrics> before = AdaFlight.pipelines();
        PipelineCalls calls = Connection.receiver("a library that nobody counts");
        calls.meets(this, "uncounted");
        calls.written(this, "uncounted");
        calls.claimed(this, 1);
        calls.rejected(this, "uncounted", 1);
        calls.evicted(this, "uncounted", 1);
        calls.ranByCaller(this, "uncounted");
        calls.discardedSilently(this, "uncounted");
        calls.waitBegins(this, "uncounted");
        calls.waitGoesOn(this);
        calls.waitEnds();
        calls.drained(this, "uncounted", 1);
        calls.takeBegins(this, "uncounted");
        calls.takeEnds(this, "uncounted");
        calls.takeBegins();
        calls.takeEnds();
        assertThat(AdaFlight.pipelines()).isEqualTo(before);
    }

    @Test
    void connect_twice_theFirstReceiverStays() {
        PipelineCalls first = Connection.receiver("not connected yet");
        PipelineCalls second = Connection.receiver("not connected yet");
        assertThat(second).isNotSameAs(first);
        assertThat(Connection.connect("connected twice", first)).isTrue();
        assertThat(Connection.connect("connected twice", second)).isFalse();
        assertThat(Connection.receiver("connected twice")).isSameAs(first);
    }
}
