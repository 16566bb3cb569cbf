package io.adaflight.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.Counter;
import io.adaflight.DropPolicy;
import io.adaflight.captured.CapturedLog;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BlockingWriteTest {
    private static final byte[] RING = new byte[TestPipeline.RING_BYTES];

    private final TestPipeline tested = new TestPipeline();
    private final TestSink gated = new TestSink().held();

    /** Opens a pipeline whose rings are all full, one of them at the sink. */
    private RingPipeline full(Duration limit) throws InterruptedException {
        RingPipeline pipeline = tested.builder(gated)
                .rings(2)
                .dropPolicy(DropPolicy.block(limit))
                .open();
        pipeline.write(RING);
        pipeline.write(RING);
        gated.entered.await();
        return pipeline;
    }

    @Test
    void write_limitIsOver_isRejectedAndTheTimeIsCounted() throws Exception {
        try (RingPipeline pipeline = full(Duration.ofMillis(3))) {
            assertThat(pipeline.write(RING)).isFalse();
            assertThat(tested.total(Counter.BLOCKED_WRITES)).isEqualTo(1);
            assertThat(tested.total(Counter.BLOCKED_NANOS)).isGreaterThanOrEqualTo(3_000_000);
            assertThat(tested.total(Counter.EVENTS_REJECTED)).isEqualTo(1);
            gated.letThrough();
        }
        tested.assertBalanced();
    }

    @Test
    void write_ringIsFreed_isAccepted() throws Exception {
        try (RingPipeline pipeline = full(Duration.ofMinutes(5))) {
            AtomicBoolean written = new AtomicBoolean();
            Thread main = Thread.currentThread();
            Thread opener = TestPipeline.start(() -> {
                TestPipeline.await(() -> main.getState() == Thread.State.TIMED_WAITING);
                gated.letThrough();
            });
            written.set(pipeline.write(RING));
            opener.join();
            assertThat(written).isTrue();
            assertThat(tested.total(Counter.BLOCKED_WRITES)).isEqualTo(1);
        }
        assertThat(tested.total(Counter.EVENTS_WRITTEN)).isEqualTo(3);
        tested.assertBalanced();
    }

    @Test
    void write_interrupted_isRejectedAndStaysInterrupted() throws Exception {
        try (RingPipeline pipeline = full(Duration.ofMinutes(5))) {
            Thread.currentThread().interrupt();
            assertThat(pipeline.write(RING)).isFalse();
            assertThat(Thread.interrupted()).isTrue();
            gated.letThrough();
        }
        tested.assertBalanced();
    }

    @Test
    void write_pipelineCloses_isRejected(CapturedLog log) throws Exception {
        RingPipeline pipeline = full(Duration.ofMinutes(5));
        Thread writer = TestPipeline.start(() -> {
            pipeline.write(RING);
            pipeline.write(RING);
            pipeline.write(RING);
        });
        TestPipeline.await(() -> writer.getState() == Thread.State.TIMED_WAITING);
        pipeline.close(Duration.ZERO);
        writer.join();

        assertThat(tested.total(Counter.EVENTS_REJECTED)).isEqualTo(1);
        tested.assertBalanced();
        assertThat(log.take())
                .singleElement()
                .asString()
                .startsWith("WARNING sink of")
                .endsWith("InterruptedException");
    }
}
