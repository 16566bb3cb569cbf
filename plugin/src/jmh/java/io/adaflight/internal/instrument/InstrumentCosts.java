package io.adaflight.internal.instrument;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What the agent's {@code instrument=} costs: at the start of a JVM, and for each event of stock libraries, beside the same
 * library with a Micrometer counter. Each measurement is a JVM of its own, by turns: {@code java -cp adaflight-benchmarks.jar
 * io.adaflight.internal.instrument.InstrumentCosts adaflight-plugin.jar}.
 */
public final class InstrumentCosts {
    private static final int STARTS = 20;
    private static final int FORKS = 5;
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 15;
    private static final int CALLS = 1_000_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private InstrumentCosts() {}

    /** Does something many times. */
    private interface Calls {
        void run(int calls);
    }

    /** Measures all, with the path of the agent; or, in a JVM of its own, one way. */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "start" -> {
                return;
            }
            case "disruptor" -> printEach(disruptor(arguments[1].equals("micrometer")));
            case "pool" -> printEach(pool(arguments[1].equals("micrometer")));
            default -> measure(Path.of(arguments[0]).toAbsolutePath());
        }
    }

    private static void measure(Path agent) throws IOException, InterruptedException {
        Map<String, List<String>> starts = new LinkedHashMap<>();
        starts.put("no agent", List.of());
        starts.put("agent", List.of("-javaagent:" + agent));
        starts.put("agent, instrument=all", List.of("-javaagent:" + agent + "=instrument=all"));
        Map<String, double[]> millis = new LinkedHashMap<>();
        for (int start = -2; start < STARTS; start++) {
            for (Map.Entry<String, List<String>> way : starts.entrySet()) {
                long begin = System.nanoTime();
                run(way.getValue(), "start");
                if (start >= 0) {
                    millis.computeIfAbsent(way.getKey(), key -> new double[STARTS])[start] =
                            (System.nanoTime() - begin) / 1e6;
                }
            }
        }
        print("start of a JVM", "ms", millis);
        for (String library : List.of("disruptor", "pool")) {
            Map<String, double[]> nanos = new LinkedHashMap<>();
            String allocated = "";
            for (int fork = 0; fork < FORKS; fork++) {
                add(nanos, "stock", fork, run(List.of(), library, "stock"));
                String printed = run(
                        List.of("-javaagent:" + agent + "=instrument=disruptor+executors"), library, "instrumented");
                add(nanos, "instrumented", fork, printed);
                allocated = printed.substring(printed.indexOf(' ') + 1);
                add(nanos, "stock, Micrometer", fork, run(List.of(), library, "micrometer"));
            }
            print(library, "ns", nanos);
            System.out.printf("%-16s %-24s %s bytes%n", library, "instrumented", allocated);
        }
    }

    private static void add(Map<String, double[]> all, String way, int fork, String printed) {
        all.computeIfAbsent(way, key -> new double[FORKS])[fork] =
                Double.parseDouble(printed.substring(0, printed.indexOf(' ')));
    }

    private static void print(String what, String unit, Map<String, double[]> all) {
        all.forEach((way, each) -> {
            Arrays.sort(each);
            System.out.printf(
                    "%-16s %-24s %6.1f %s, at least %6.1f%n", what, way, each[each.length / 2], unit, each[0]);
        });
    }

    private static String run(List<String> options, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), InstrumentCosts.class.getName()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("exit code " + process.exitValue() + " of " + command);
        }
        return printed.strip();
    }

    /* The median of the rounds, by the processor time of this thread, and the bytes that it allocated in the last one. */
    private static void printEach(Calls calls) {
        double[] nanos = new double[ROUNDS];
        double bytes = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long begin = THREADS.getCurrentThreadCpuTime();
            calls.run(CALLS);
            if (round >= 0) {
                nanos[round] = (double) (THREADS.getCurrentThreadCpuTime() - begin) / CALLS;
            }
            bytes = (double) (THREADS.getCurrentThreadAllocatedBytes() - allocated) / CALLS;
        }
        Arrays.sort(nanos);
        System.out.printf("%.2f %.3f%n", nanos[ROUNDS / 2], bytes);
    }

    /* A ring whose events are given back at once, so that each call claims, publishes and finds room. */
    private static Calls disruptor(boolean counting) {
        RingBuffer<long[]> ring = RingBuffer.createMultiProducer(() -> new long[1], 1_024, new YieldingWaitStrategy());
        Sequence drained = new Sequence(ring.getCursor());
        ring.addGatingSequences(drained);
        Counter counter = new SimpleMeterRegistry().counter("written");
        return calls -> {
            for (int call = 0; call < calls; call++) {
                long sequence = ring.next();
                ring.get(sequence)[0] = call;
                ring.publish(sequence);
                drained.set(sequence);
                if (counting) {
                    counter.increment();
                }
            }
        };
    }

    /* A pool whose only thread and only place in the queue are taken, so that it discards each task. */
    private static Calls pool(boolean counting) {
        CountDownLatch never = new CountDownLatch(1);
        Counter counter = new SimpleMeterRegistry().counter("rejected");
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(1),
                task -> {
                    Thread thread = new Thread(task, "pool-1");
                    thread.setDaemon(true);
                    return thread;
                },
                counting ? (task, full) -> counter.increment() : new ThreadPoolExecutor.DiscardPolicy());
        Runnable task = () -> awaitForEver(never);
        return calls -> {
            for (int call = 0; call < calls; call++) {
                pool.execute(task);
            }
        };
    }

    private static void awaitForEver(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
