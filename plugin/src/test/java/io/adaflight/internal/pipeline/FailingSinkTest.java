package io.adaflight.internal.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.EventSink;
import io.adaflight.internal.registry.DrainCounts;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FailingSinkTest {
    private final TestPipeline tested = new TestPipeline();

    private void write(EventSink sink, String... events) {
        try (RingPipeline pipeline = tested.builder(sink).open()) {
            for (String event : events) {
                pipeline.write(event.getBytes(US_ASCII));
            }
        }
    }

    @Test
    void sink_throwsForSomeEvents_othersArriveAndTheFailuresAreCounted() {
        TestSink sink = new TestSink().failingAt("bad");
        write(sink, "good 1", "bad 1", "good 2", "bad 2");

        assertThat(sink.events).containsExactly("good 1", "good 2");
        assertThat(tested.drained()).isEqualTo(new DrainCounts(4, 22, 2, 2));
        tested.assertBalanced();
    }

    @Test
    void sink_throwsErrors_pipelineGoesOn() {
        AtomicInteger calls = new AtomicInteger();
        write(
                event -> {
                    if (calls.incrementAndGet() < 3) {
                        throw new OutOfMemoryError("of a test");
                    }
                },
                "1",
                "2",
                "3");

        assertThat(tested.drained()).isEqualTo(new DrainCounts(3, 3, 2, 2));
    }

    @Test
    void sink_throwsAtFlush_isCountedAndNoEventFails() {
        TestSink sink = new TestSink().failingAt("flush");
        write(sink, "event");

        assertThat(sink.events).containsExactly("event");
        assertThat(tested.drained().failed()).isZero();
        assertThat(tested.drained().sinkFailures()).isEqualTo(sink.flushes.get());
    }

    @Test
    void sink_throwsAtClose_isCountedAndTheCloseEnds() {
        write(new TestSink().failingAt("close"), "event");

        assertThat(tested.drained()).isEqualTo(new DrainCounts(1, 5, 0, 1));
    }
}
