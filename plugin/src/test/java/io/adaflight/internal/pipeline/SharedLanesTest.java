package io.adaflight.internal.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.adaflight.Counter;
import io.adaflight.DropPolicy;
import io.adaflight.internal.registry.ThreadRegistry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Virtual threads, and platform threads that write as they do, so that this is tested on a JDK without them too. */
class SharedLanesTest {
    private static final int WRITERS = 4;
    private static final int EVENTS = 5_000;

    private final TestPipeline tested = new TestPipeline();
    private final TestSink sink = new TestSink();

    private static boolean write(RingPipeline pipeline, long threadId, ByteBuffer event) {
        return pipeline.writeShared(threadId, null, event, event.position(), event.remaining());
    }

    private static ByteBuffer event(String text) {
        return ByteBuffer.wrap(text.getBytes(US_ASCII));
    }

    @Test
    void writers_ofOneLane_loseNothingAndKeepTheirOrder() throws Exception {
        try (RingPipeline pipeline = tested.builder(sink)
                .dropPolicy(DropPolicy.block(Duration.ofMinutes(5)))
                .open()) {
            List<Thread> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                String prefix = writer + ":";
                writers.add(TestPipeline.start(() -> {
                    for (int number = 0; number < EVENTS; number += 10) {
                        assertThat(write(pipeline, 7, event(prefix + number))).isTrue();
                    }
                }));
            }
            for (Thread writer : writers) {
                writer.join();
            }
        }
        for (int writer = 0; writer < WRITERS; writer++) {
            String prefix = writer + ":";
            assertThat(sink.events.stream()
                            .filter(text -> text.startsWith(prefix))
                            .map(text -> Integer.valueOf(text.substring(prefix.length()))))
                    .hasSize(EVENTS / 10)
                    .isSorted();
        }
        assertThat(tested.total(Counter.EVENTS_WRITTEN)).isEqualTo(WRITERS * EVENTS / 10);
        tested.assertBalanced();
    }

    @Test
    void lanes_manyIds_areAsManyAsTheCells() {
        try (RingPipeline pipeline = tested.builder(sink).open()) {
            for (int id = 0; id < 10_000; id++) {
                write(pipeline, id, event("x"));
            }
            assertThat(tested.registry.snapshot().virtualCells()).hasSize(ThreadRegistry.stripes());
            assertThat(tested.registry.snapshot().live()).isEmpty();
        }
        assertThat(tested.total(Counter.EVENTS_WRITTEN)).isEqualTo(10_000);
    }

    @Test
    void write_limitIsOver_isRejectedAndTheTimeIsCounted() throws Exception {
        TestSink gated = sink.held();
        try (RingPipeline pipeline = tested.builder(gated)
                .rings(2)
                .dropPolicy(DropPolicy.block(Duration.ofMillis(3)))
                .open()) {
            ByteBuffer ring = ByteBuffer.allocate(TestPipeline.RING_BYTES);
            write(pipeline, 1, ring);
            write(pipeline, 1, ring);
            gated.entered.await();
            assertThat(write(pipeline, 1, ring)).isFalse();
            assertThat(tested.total(Counter.EVENTS_REJECTED)).isEqualTo(1);
            assertThat(tested.total(Counter.BLOCKED_NANOS)).isGreaterThanOrEqualTo(3_000_000);
            Thread.currentThread().interrupt();
            assertThat(write(pipeline, 1, ring)).isFalse();
            assertThat(Thread.interrupted()).isTrue();
            gated.letThrough();
        }
        tested.assertBalanced();
    }

    @Test
    void write_tooLarge_isRejected() {
        try (RingPipeline pipeline = tested.builder(sink).open()) {
            assertThat(write(pipeline, 1, ByteBuffer.allocate(TestPipeline.RING_BYTES + 1)))
                    .isFalse();
        }
        assertThat(tested.total(Counter.EVENTS_REJECTED)).isEqualTo(1);
    }

    @Test
    void close_whileTheyWrite_balances() throws Exception {
        for (int round = 0; round < 50; round++) {
            TestPipeline books = new TestPipeline();
            RingPipeline pipeline = books.builder(event -> {}).open();
            List<Thread> writers = new ArrayList<>();
            for (int writer = 0; writer < 3; writer++) {
                int id = writer / 2;
                writers.add(TestPipeline.start(() -> {
                    boolean accepted = true;
                    for (int after = 0; after < 20; after += accepted ? 0 : 1) {
                        accepted = write(pipeline, id, event("x"));
                    }
                }));
            }
            TestPipeline.await(() -> books.total(Counter.EVENTS_WRITTEN) > 10);
            pipeline.close(Duration.ofMinutes(1));
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(books.total(Counter.EVENTS_REJECTED)).isEqualTo(3 * 20);
            books.assertBalanced();
        }
    }

    @Test
    void virtualThreads_tenThousand_countExactlyInOneRow() throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "needs virtual threads");
        try (RingPipeline pipeline = tested.builder(sink)
                .dropPolicy(DropPolicy.block(Duration.ofMinutes(5)))
                .open()) {
            List<Thread> threads = new ArrayList<>();
            for (int thread = 0; thread < 10_000; thread++) {
                Runnable step = () -> {
                    pipeline.write("array".getBytes(US_ASCII));
                    pipeline.write(event("buffer"));
                    pipeline.filtered();
                };
                threads.add((Thread) Thread.class
                        .getMethod("startVirtualThread", Runnable.class)
                        .invoke(null, step));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(tested.registry.snapshot().live()).isEmpty();
        }
        assertThat(tested.total(Counter.EVENTS_WRITTEN)).isEqualTo(20_000);
        assertThat(tested.total(Counter.EVENTS_FILTERED)).isEqualTo(10_000);
        assertThat(sink.events).hasSize(20_000);
        tested.assertBalanced();
    }
}
