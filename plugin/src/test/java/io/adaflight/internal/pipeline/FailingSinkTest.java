package io.adaflight.internal.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.EventSink;
import io.adaflight.captured.CapturedLog;
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
    void sink_throwsForSomeEvents_othersArriveAndTheFailuresAreCounted(CapturedLog log) {
        TestSink sink = new TestSink().failingAt("bad");
        write(sink, "good 1", "bad 1", "good 2", "bad 2");

        assertThat(sink.events).containsExactly("good 1", "good 2");
        assertThat(tested.drained()).isEqualTo(new DrainCounts(4, 22, 2, 2));
        tested.assertBalanced();
        assertThat(log.take()).containsExactly(warning("sink", "java.io.IOException: cannot take bad"));
    }

    @Test
    void sink_throwsErrors_pipelineGoesOn(CapturedLog log) {
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
        assertThat(log.take()).containsExactly(warning("sink", "java.lang.OutOfMemoryError: of a test"));
    }

    @Test
    void sink_throwsAtFlush_isCountedAndNoEventFails(CapturedLog log) {
        TestSink sink = new TestSink().failingAt("flush");
        write(sink, "event");

        assertThat(sink.events).containsExactly("event");
        assertThat(tested.drained().failed()).isZero();
        assertThat(tested.drained().sinkFailures()).isEqualTo(sink.flushes.get());
        assertThat(log.take()).containsExactly(warning("flush of the sink", "java.io.IOException: cannot flush"));
    }

    @Test
    void sink_throwsAtClose_isCountedAndTheCloseEnds(CapturedLog log) {
        write(new TestSink().failingAt("close"), "event");

        assertThat(tested.drained()).isEqualTo(new DrainCounts(1, 5, 0, 1));
        assertThat(log.take()).containsExactly(warning("close of the sink", "java.lang.AssertionError: cannot close"));
    }

    private static String warning(String what, String failure) {
        return "WARNING " + what + " of pipeline 'tested' failed; this failure is logged once and counted from now on: "
                + failure;
    }
}
