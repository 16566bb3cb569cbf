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

    private static volatile boolean losing;

    private LookCosts() {}

    /** Takes the seconds that each measurement takes; 20 unless given. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int seconds = arguments.length == 0 ? 20 : Integer.parseInt(arguments[0]);
        System.out.printf("JDK %s%n", Runtime.version());
        FlightRecorder.addPeriodicEvent(WakingEvent.class, () -> {});
        PipelineMetrics pipeline = AdaFlight.metrics("looked-at");
        start("drain", () -> drain(pipeline.drainThread()));
        start("producer", () -> produce(pipeline.thread()));
        for (boolean losesEvents : new boolean[] {false, true}) {
            losing = losesEvents;
            measure(LOOKS, 5);
            Measured asleep = measure(List.of(), seconds);
            Measured without = measure(List.of(WakingEvent.NAME), seconds);
            Measured with = measure(LOOKS, seconds);
            System.out.printf(
                    "%s: %.3f %% of a processor (%.3f %% with, %.3f %% waking alone, %.3f %% neither),"
                            + " %.2f MB an hour, %d looks, %d stacks%n",
                    losesEvents ? "losing" : "calm",
                    100 * (with.share - without.share),
                    100 * with.share,
                    100 * without.share,
                    100 * asleep.share,
                    (with.bytes - without.bytes) * 3600.0 / seconds / 1e6,
                    with.looks,
                    with.stacks);
        }
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
