package io.adaflight.internal.queue;

import io.adaflight.AdaFlight;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The processor time of a call of a counted queue and of a bare one, for a machine on which other things run: {@code java -cp
 * adaflight-benchmarks.jar io.adaflight.internal.queue.CountedQueueCosts array}, or {@code linked}. {@link
 * CountedQueueBenchmark} measures the same by the clock on the wall.
 */
public final class CountedQueueCosts {
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 10;
    private static final int PAIRS = 200_000;
    private static final int CAPACITY = 1_024;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CountedQueueCosts() {}

    /** Puts elements in and takes them out, one at a time. */
    private interface Pairs {
        int run(int pairs) throws InterruptedException;
    }

    /** Prints for each way the median of the rounds and the lowest, in nanoseconds a call. */
    public static void main(String[] arguments) throws InterruptedException {
        boolean array = arguments[0].equals("array");
        BlockingQueue<String> bare = create(array);
        BlockingQueue<String> counted = AdaFlight.counted("queue", create(array));
        BlockingQueue<String> counting = create(array);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Counter written = meters.counter("written");
        Counter drained = meters.counter("drained");
        Map<String, Pairs> ways = new LinkedHashMap<>();
        ways.put("bare", pairs -> offerAndPoll(bare, pairs));
        ways.put("counted", pairs -> offerAndPollCounted(counted, pairs));
        ways.put("bare beside Micrometer", pairs -> offerAndPollBeside(counting, written, drained, pairs));
        ways.put("bare, put and take", pairs -> putAndTake(bare, pairs));
        ways.put("counted, put and take", pairs -> putAndTakeCounted(counted, pairs));
        Map<String, double[]> nanos = new LinkedHashMap<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Map.Entry<String, Pairs> way : ways.entrySet()) {
                long begin = THREADS.getCurrentThreadCpuTime();
                int done = way.getValue().run(PAIRS);
                double each = (THREADS.getCurrentThreadCpuTime() - begin) / 2.0 / done;
                if (round >= 0) {
                    nanos.computeIfAbsent(way.getKey(), key -> new double[ROUNDS])[round] = each;
                }
            }
        }
        nanos.forEach((way, each) -> {
            Arrays.sort(each);
            System.out.printf("%-24s %6.1f ns, at least %6.1f ns%n", way, each[ROUNDS / 2], each[0]);
        });
    }

    private static BlockingQueue<String> create(boolean array) {
        return array ? new ArrayBlockingQueue<>(CAPACITY) : new LinkedBlockingQueue<>(CAPACITY);
    }

    /* One method for each way, so that each has calls and a profile of its own. */
    private static int offerAndPoll(BlockingQueue<String> queue, int pairs) {
        int done = 0;
        for (int pair = 0; pair < pairs; pair++) {
            queue.offer("element");
            done += queue.poll() == null ? 0 : 1;
        }
        return done;
    }

    private static int offerAndPollCounted(BlockingQueue<String> queue, int pairs) {
        int done = 0;
        for (int pair = 0; pair < pairs; pair++) {
            queue.offer("element");
            done += queue.poll() == null ? 0 : 1;
        }
        return done;
    }

    private static int offerAndPollBeside(BlockingQueue<String> queue, Counter written, Counter drained, int pairs) {
        int done = 0;
        for (int pair = 0; pair < pairs; pair++) {
            if (queue.offer("element")) {
                written.increment();
            }
            done += queue.poll() == null ? 0 : 1;
            drained.increment();
        }
        return done;
    }

    private static int putAndTake(BlockingQueue<String> queue, int pairs) throws InterruptedException {
        int done = 0;
        for (int pair = 0; pair < pairs; pair++) {
            queue.put("element");
            done += queue.take().length() / 7;
        }
        return done;
    }

    private static int putAndTakeCounted(BlockingQueue<String> queue, int pairs) throws InterruptedException {
        int done = 0;
        for (int pair = 0; pair < pairs; pair++) {
            queue.put("element");
            done += queue.take().length() / 7;
        }
        return done;
    }
}
