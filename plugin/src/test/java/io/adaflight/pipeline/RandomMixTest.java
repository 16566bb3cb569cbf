package io.adaflight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.counters.Counter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Random mixes of everything; a failure names the seed that repeats the mix. */
class RandomMixTest {
    private static final int ROUNDS = 300;

    @Test
    void mix_ofPolicySinkSizeAndLife_balancesAndKeepsTheOrder() throws InterruptedException {
        long seed = new Random().nextLong();
        for (int round = 0; round < ROUNDS; round++) {
            new Mix(seed + round).run();
        }
    }

    private static final class Mix {
        private final long seed;
        private final Random random;
        private final TestPipeline tested = new TestPipeline();
        private final CheckingSink sink;
        private final EventPipeline pipeline;
        private final AtomicLong accepted = new AtomicLong();
        private final AtomicLong refused = new AtomicLong();

        Mix(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.sink = new CheckingSink(random.nextInt(3));
            this.pipeline = tested.builder(sink)
                    .rings(2 + random.nextInt(4))
                    .ringBytes(64 + random.nextInt(1000))
                    .dropPolicy(policy(random.nextInt(3)))
                    .flushInterval(Duration.ofMillis(1 + random.nextInt(4)))
                    .recoveryTime(Duration.ofMillis(1))
                    .open();
        }

        private static DropPolicy policy(int kind) {
            return kind == 0
                    ? DropPolicy.oldest()
                    : kind == 1 ? DropPolicy.newest() : DropPolicy.block(Duration.ofMillis(1));
        }

        void run() throws InterruptedException {
            int threads = 1 + random.nextInt(4);
            CountDownLatch half = new CountDownLatch(threads);
            List<Thread> writers = new ArrayList<>();
            for (int writer = 0; writer < threads; writer++) {
                int number = writer;
                long own = random.nextLong();
                writers.add(TestPipeline.start(() -> write(number, new Random(own), half)));
            }
            boolean inTheMiddle = random.nextBoolean();
            if (inTheMiddle) {
                half.await();
            }
            if (random.nextInt(4) == 0) {
                writers.get(0).interrupt();
            }
            Duration deadline = random.nextBoolean() ? Duration.ofMinutes(1) : Duration.ZERO;
            if (inTheMiddle) {
                pipeline.close(deadline);
            }
            for (Thread writer : writers) {
                writer.join();
            }
            pipeline.close(deadline);
            check();
        }

        private void write(int number, Random own, CountDownLatch half) {
            ByteBuffer event = ByteBuffer.allocate(2000);
            int events = 100 + own.nextInt(3000);
            for (int sequence = 0; sequence < events; sequence++) {
                int length = own.nextInt(20) == 0 ? own.nextInt(1100) : 8 + own.nextInt(40);
                event.clear().putInt(0, number).putInt(4, sequence).limit(length);
                (pipeline.write(event) ? accepted : refused).incrementAndGet();
                if (sequence == events / 2) {
                    half.countDown();
                }
            }
        }

        private void check() {
            String of = "seed " + seed;
            assertThat(tested.total(Counter.EVENTS_WRITTEN)).as(of).isEqualTo(accepted.get());
            assertThat(tested.total(Counter.EVENTS_REJECTED)).as(of).isEqualTo(refused.get());
            assertThat(tested.drained().events()).as(of).isEqualTo(sink.calls);
            assertThat(tested.drained().failed()).as(of).isEqualTo(sink.failures);
            assertThat(sink.outOfOrder).as(of).isZero();
            tested.assertBalanced();
        }
    }

    /** Checks the order of each thread's events; can fail now and then, or take its time. */
    private static final class CheckingSink implements EventSink {
        private final int kind;
        private final Map<Integer, Integer> last = new HashMap<>();
        private long calls;
        private long failures;
        private long outOfOrder;

        CheckingSink(int kind) {
            this.kind = kind;
        }

        @Override
        public void write(ByteBuffer event) throws IOException {
            calls++;
            if (event.remaining() >= 8) {
                Integer before = last.put(event.getInt(event.position()), event.getInt(event.position() + 4));
                if (before != null && before >= event.getInt(event.position() + 4)) {
                    outOfOrder++;
                }
            }
            if (kind == 1 && calls % 7 == 0) {
                failures++;
                throw new IOException("now and then");
            }
            if (kind == 2) {
                for (int spin = 0; spin < 200; spin++) {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
