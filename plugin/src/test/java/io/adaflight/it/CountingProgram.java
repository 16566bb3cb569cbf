package io.adaflight.it;

import io.adaflight.AdaFlight;
import io.adaflight.DropPolicy;
import io.adaflight.EventPipeline;
import io.adaflight.FileSink;
import io.adaflight.PipelineMetrics;
import io.adaflight.ThreadMetrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What the integration tests run in a JVM of its own: counts a known number of events and ends in a given way. */
public final class CountingProgram {
    static final String PIPELINE = "counted";
    static final int THREADS = 4;
    static final int EVENTS = 250_000;
    static final int BYTES = 16;
    static final int REJECTED = 10;

    private CountingProgram() {}

    /**
     * Counts, and ends.
     *
     * @param arguments how to end: return, exit, throw, wait (until the process is told to end); rings FILE writes through
     *     an event pipeline that is left open
     */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "return" -> {
                count();
                say("counted " + AdaFlight.metrics(PIPELINE).snapshot().totals().eventsWritten());
            }
            case "exit" -> {
                count();
                System.exit(3);
            }
            case "throw" -> {
                count();
                throw new IllegalStateException("an end that nobody expected");
            }
            case "wait" -> {
                count();
                say("counted");
                new CountDownLatch(1).await();
            }
            case "later" -> {
                say("ready");
                while (System.in.read() == 'c') {
                    count();
                    say("counted");
                }
            }
            case "rings" -> writeThroughRings(Path.of(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void count() throws InterruptedException {
        PipelineMetrics metrics = AdaFlight.metrics(PIPELINE);
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            Thread thread = new Thread(() -> count(metrics.thread()), "counter-" + number);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void count(ThreadMetrics metrics) {
        for (int event = 0; event < EVENTS; event++) {
            metrics.written(BYTES);
        }
        metrics.rejected(REJECTED, (long) REJECTED * BYTES);
    }

    private static void writeThroughRings(Path file) {
        EventPipeline pipeline = AdaFlight.pipeline(PIPELINE)
                .dropPolicy(DropPolicy.oldest())
                .sink(FileSink.plain(file))
                .open();
        byte[] event = "an event of this program\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (int number = 0; number < EVENTS; number++) {
            pipeline.write(event);
        }
        System.exit(0);
    }

    private static void say(String word) {
        System.out.println(word);
        System.out.flush();
    }
}
