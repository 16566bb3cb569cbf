package io.adaflight.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.adaflight.Counter;
import io.adaflight.DropPolicy;
import io.adaflight.EventSink;
import io.adaflight.internal.time.Workers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PipelineRaceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void orderOfAThread_ringsEvictedWhileDrained_holds() {
        AtomicLong last = new AtomicLong(-1);
        AtomicLong disorders = new AtomicLong();
        Books books = new Books();
        long events = 3_000_000;
        try (RingPipeline pipeline = books.builder(event -> {
                    long number = event.getLong();
                    if (number <= last.getAndSet(number)) {
                        disorders.incrementAndGet();
                    }
                })
                .rings(2)
                .ringBytes(64)
                .flushInterval(Duration.ofMillis(1))
                .open()) {
            ByteBuffer event = ByteBuffer.allocate(28);
            for (long number = 0; number < events; number++) {
                pipeline.write(event.putLong(0, number));
            }
        }
        assertThat(disorders).hasValue(0);
        books.assertBalanced(events);
    }

    @Test
    void close_whileThreadsWrite_booksBalanceAndNothingIsThrown() throws InterruptedException {
        for (int round = 0; round < 400; round++) {
            Books books = new Books();
            AtomicLong offered = new AtomicLong();
            CountDownLatch writing = new CountDownLatch(2);
            KeepingSink sink = new KeepingSink();
            RingPipeline pipeline = books.builder(sink)
                    .rings(2)
                    .ringBytes(64)
                    .dropPolicy(round % 2 == 0 ? DropPolicy.oldest() : DropPolicy.newest())
                    .open();
            Workers workers = Workers.start(2, worker -> {
                byte[] event = new byte[worker + 20];
                long written = 0;
                for (int more = 0; more < 20; ) {
                    pipeline.write(event);
                    written++;
                    if (written == 100) {
                        writing.countDown();
                    }
                    more += pipeline.isClosed() ? 1 : 0;
                }
                offered.addAndGet(written);
            });
            Workers.await(writing);
            pipeline.close();
            workers.join();
            assertThat((long) sink.count()).isEqualTo(books.drained().events());
            books.assertBalanced(offered.get());
        }
    }

    @Test
    void busyThread_drainedForEver_othersAreDrainedToo() throws Exception {
        SynchronousQueue<Boolean> turns = new SynchronousQueue<>();
        CountDownLatch otherCame = new CountDownLatch(1);
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch otherWrote = new CountDownLatch(1);
        EventSink sink = event -> {
            if (event.remaining() == 2) {
                otherCame.countDown();
            } else if (otherCame.getCount() > 0) {
                began.countDown();
                otherWrote.await();
                turns.put(true); // The busy thread writes one more,
                turns.put(true); // and has done so.
            }
        };
        Books books = new Books();
        RingPipeline pipeline =
                books.builder(sink).flushInterval(Duration.ofMillis(1)).open();
        Thread busy = new Thread(() -> {
            try {
                byte[] event = new byte[1];
                pipeline.write(event);
                while (true) {
                    turns.take();
                    pipeline.write(event);
                    turns.take();
                }
            } catch (InterruptedException e) {
                return;
            }
        });
        busy.start();
        began.await();
        Workers.run(1, worker -> pipeline.write(new byte[2]));
        otherWrote.countDown();
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> otherCame.await());
        busy.interrupt();
        busy.join();
        pipeline.close();
    }

    @Test
    void close_fromSinkAndAgain_returns() throws Exception {
        Books books = new Books();
        CountDownLatch closed = new CountDownLatch(1);
        RingPipeline[] pipeline = new RingPipeline[1];
        KeepingSink sink = new KeepingSink() {
            @Override
            public void write(ByteBuffer event) throws Exception {
                super.write(event);
                pipeline[0].close();
                closed.countDown();
            }
        };
        pipeline[0] = books.builder(sink).open();
        Workers.run(1, worker -> {
            for (int event = 0; event < 10; event++) {
                pipeline[0].write(new byte[5]);
            }
        });
        closed.await();
        assertTimeoutPreemptively(PATIENCE, () -> pipeline[0].close());
        assertThat(sink.closes()).isEqualTo(1);
        books.assertBalanced(10);
        assertThat(books.total(Counter.EVENTS_WRITTEN)).isPositive();
    }
}
