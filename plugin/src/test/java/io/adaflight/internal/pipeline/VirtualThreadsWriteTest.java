package io.adaflight.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.adaflight.Counter;
import io.adaflight.DropPolicy;
import io.adaflight.internal.registry.ThreadRegistry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Virtual threads are started by reflection, since the tests are compiled for a release without them. */
class VirtualThreadsWriteTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Books books = new Books();

    @BeforeEach
    void onlyWhereThereAreVirtualThreads() {
        assumeTrue(Runtime.version().feature() >= 21);
    }

    private static Thread startVirtual(Runnable task) {
        try {
            return (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static void runVirtual(int count, java.util.function.IntConsumer task) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int number = index;
            threads.add(startVirtual(() -> task.accept(number)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    @SuppressWarnings("ThreadPriorityCheck") // To mix the threads.
    void virtualThreads_manyWrite_arriveInTheOrderOfEach() throws InterruptedException {
        Map<Integer, Integer> last = new HashMap<>();
        AtomicInteger disorders = new AtomicInteger();
        RingPipeline pipeline = books.builder(event -> {
                    int thread = event.getInt();
                    int number = event.getInt();
                    Integer before = last.put(thread, number);
                    if (before != null && number <= before) {
                        disorders.incrementAndGet();
                    }
                })
                .ringBytes(256)
                .dropPolicy(DropPolicy.block(Duration.ofMinutes(1)))
                .open();
        runVirtual(1_000, thread -> {
            ByteBuffer event = ByteBuffer.allocate(8).putInt(0, thread);
            for (int number = 0; number < 20; number++) {
                boolean accepted = number % 2 == 0
                        ? pipeline.write(event.putInt(4, number))
                        : pipeline.write(event.putInt(4, number).array());
                assertThat(accepted).isTrue();
                Thread.yield();
            }
        });
        pipeline.close();
        assertThat(disorders).hasValue(0);
        assertThat(last).hasSize(1_000);
        assertThat(books.drained().events()).isEqualTo(20_000);
        assertThat(books.registry.snapshot().virtualCells()).hasSize(ThreadRegistry.stripes());
        books.assertBalanced(20_000);
    }

    @Test
    void virtualThreads_closedWhileTheyWrite_booksBalance() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            Books roundBooks = new Books();
            RingPipeline pipeline =
                    roundBooks.builder(event -> {}).ringBytes(64).open();
            Thread closer = new Thread(pipeline::close);
            AtomicInteger begun = new AtomicInteger();
            runVirtual(50, thread -> {
                if (begun.incrementAndGet() == 25) {
                    closer.start();
                }
                for (int number = 0; number < 100; number++) {
                    pipeline.write(new byte[thread % 40]);
                }
            });
            closer.join();
            roundBooks.assertBalanced(5_000);
        }
    }

    @Test
    void virtualThreads_closeFromSinkAndAgain_returns() throws InterruptedException {
        RingPipeline[] pipeline = new RingPipeline[1];
        pipeline[0] = books.builder(event -> pipeline[0].close()).open();
        runVirtual(1, thread -> pipeline[0].write(new byte[5]));
        while (!pipeline[0].isClosed()) {
            Thread.onSpinWait();
        }
        assertTimeoutPreemptively(PATIENCE, () -> pipeline[0].close());
        runVirtual(
                1,
                thread -> assertThat(pipeline[0].write(ByteBuffer.allocate(5))).isFalse());
        assertThat(books.total(Counter.EVENTS_REJECTED)).isEqualTo(1);
        books.assertBalanced(2);
    }
}
