package io.adaflight.internal.jfr;

import io.adaflight.AdaFlight;
import io.adaflight.DrainMetrics;
import io.adaflight.PipelineMetrics;
import io.adaflight.ThreadMetrics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/** An event of the same period as the looks, whose hook does nothing. */
@Name(WakingEvent.NAME)
@Period("20 ms")
final class WakingEvent extends Event {
    static final String NAME = "adaflight.benchmark.Waking";
}

/**
 * Says what looking at a drain thread costs a program: processor time of the thread that looks, as a share of one
 * processor, and bytes of the recording an hour; while events are lost and otherwise, each beside a recorder that wakes as often
 * and does nothing.
 */
public final class LookCosts {
    private static final List<String> LOOKS =
            List.of("adaflight.DrainSample", "adaflight.DrainSnapshot", "adaflight.DrainStack");
    private static final String LOOKER = "JFR Periodic Tasks";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /* Calm looks are so rare that the JIT compiler would take minutes to notice them. */
    private static final int WARM_UP_SECONDS = 40;

    private static volatile boolean losing;

    private LookCosts() {}

    /** Takes how many rounds there are and the seconds that each measurement of a round takes; 9 and 5 unless given. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length == 0 ? 9 : Integer.parseInt(arguments[0]);
        int seconds = arguments.length < 2 ? 5 : Integer.parseInt(arguments[1]);
        System.out.printf("JDK %s%n", Runtime.version());
        FlightRecorder.addPeriodicEvent(WakingEvent.class, () -> {});
        PipelineMetrics pipeline = AdaFlight.metrics("looked-at");
        start("drain", () -> drain(pipeline.drainThread()));
        start("producer", () -> produce(pipeline.thread()));
        losing = true;
        measure(LOOKS, WARM_UP_SECONDS);
        for (boolean losesEvents : new boolean[] {false, true}) {
            losing = losesEvents;
            System.out.println((losesEvents ? "losing" : "calm") + ", of one processor:");
            compare(rounds, seconds);
        }
    }

    /* What else the machine does changes from minute to minute: each round measures all, and the rounds are compared. */
    private static void compare(int rounds, int seconds) throws IOException, InterruptedException {
        double[] asleep = new double[rounds];
        double[] waking = new double[rounds];
        double[] looking = new double[rounds];
        double[] more = new double[rounds];
        List<Measured> looks = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            asleep[round] = measure(List.of(), seconds).share;
            waking[round] = measure(List.of(WakingEvent.NAME), seconds).share;
            looks.add(measure(LOOKS, seconds));
            looking[round] = looks.get(round).share;
            more[round] = looking[round] - waking[round];
        }
        print("  no event of 20 ms", asleep);
        print("  an event that does nothing", waking);
        print("  looks and rows", looking);
        print("  what they add to that event", more);
        Measured last = looks.get(rounds - 1);
        System.out.printf("  in a round: %d looks, %d stacks, %d bytes%n", last.looks, last.stacks, last.bytes);
    }

    private static void print(String what, double[] shares) {
        Arrays.sort(shares);
        int last = shares.length - 1;
        System.out.printf(
                "%-30s median %.3f %%, quartiles %.3f and %.3f %%%n",
                what, 100 * shares[last / 2], 100 * shares[last / 4], 100 * shares[last - last / 4]);
    }

    private static void start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void drain(DrainMetrics metrics) {
        metrics.endTake();
        while (true) {
            if (losing) {
                LockSupport.parkNanos(1_000_000);
                metrics.drained(64);
            } else {
                metrics.beginTake();
                LockSupport.parkNanos(1_000_000);
                metrics.endTake();
                metrics.drained(64);
            }
        }
    }

    private static void produce(ThreadMetrics metrics) {
        while (true) {
            metrics.written(64);
            if (losing) {
                metrics.rejected(64);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** What one recording took. */
    private record Measured(double share, long bytes, long looks, long stacks) {}

    private static Measured measure(List<String> enabled, int seconds) throws IOException, InterruptedException {
        Path file = Files.createTempFile("adaflight-look-costs", ".jfr");
        try (Recording recording = new Recording()) {
            LOOKS.forEach(recording::disable);
            recording.disable(WakingEvent.NAME);
            enabled.forEach(recording::enable);
            recording.start();
            Thread.sleep(1000);
            long cpu = THREADS.getThreadCpuTime(looker());
            long begin = System.nanoTime();
            Thread.sleep(Duration.ofSeconds(seconds).toMillis());
            double share = (double) (THREADS.getThreadCpuTime(looker()) - cpu) / (System.nanoTime() - begin);
            recording.stop();
            recording.dump(file);
            return read(file, share);
        } finally {
            Files.delete(file);
        }
    }

    private static Measured read(Path file, double share) throws IOException {
        long count = 0;
        long stacks = 0;
        for (var event : RecordingFile.readAllEvents(file)) {
            if (event.getEventType().getName().equals("adaflight.DrainSample")) {
                count++;
                stacks += event.getLong("stack") != 0 ? 1 : 0;
            }
        }
        return new Measured(share, Files.size(file), count, stacks);
    }

    private static long looker() {
        for (ThreadInfo info : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (info != null && info.getThreadName().equals(LOOKER)) {
                return info.getThreadId();
            }
        }
        throw new AssertionError("no thread is named " + LOOKER);
    }
}
