package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.adaflight.analyzer.SampleRecording;
import io.adaflight.events.InstrumentationEvent;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings without counters: with the JDK's counts of calls, or with what the agent found. */
class CountedCallsTest {
    private static final String ABORTED =
            "calls of java.util.concurrent.ThreadPoolExecutor$AbortPolicy.rejectedExecution";

    @TempDir
    Path folder;

    @Test
    void queuesSettings_onJdk25_countRejectedTasksAndReportShowsThem() throws Exception {
        assumeTrue(Runtime.version().feature() >= 25, "jdk.MethodTiming comes with JDK 25");
        Path settings = folder.resolve("queues.jfc");
        assertThat(Run.of("settings", "jdk25-queues", "--output", settings).exitCode())
                .isZero();
        Path first = folder.resolve("first.jfr");
        Path both = folder.resolve("both.jfr");
        try (Recording recording = new Recording(Configuration.create(settings))) {
            recording.start();
            rejectTasks(40);
            recording.dump(first);
            rejectTasks(2);
            recording.stop();
            recording.dump(both);
        }
        assertThat(words(Run.of("report", first))).contains(" 40 " + ABORTED);
        Run whole = Run.of("report", both);
        assertThat(whole.exitCode()).isZero();
        assertThat(words(whole))
                .startsWith("no events seen")
                .contains(" 42 " + ABORTED + ": tasks rejected with an exception")
                .contains("it tells no thread, no cause");
        assertThat(Run.of("report", both, "--format", "json").out()).contains("\"NO_COUNTERS\"", "\"calls\" : 42");
        Run gate = Run.of("report", both, "--fail-on-loss", "0");
        assertThat(gate.exitCode()).isEqualTo(3);
        assertThat(gate.err()).contains("only the JDK's counts of calls");
    }

    @Test
    void recording_withInstrumentationButNoCounters_saysWhatWasFoundAndWhyNothingChanged() throws Exception {
        Path file = folder.resolve("instrumented.jfr");
        try (SampleRecording recording = new SampleRecording()) {
            InstrumentationEvent event = new InstrumentationEvent();
            event.library = "logback";
            event.version = "9.9.9";
            event.className = "ch.qos.logback.core.AsyncAppenderBase";
            event.reason = "put has 2 places";
            event.commit();
            recording.write(file);
        }
        Run run = Run.of("report", file);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains("has no AdaFlight counters; the agent's instrument= left alone:"
                        + " ch.qos.logback.core.AsyncAppenderBase: put has 2 places");
    }

    private static String words(Run run) {
        return run.out().replaceAll("\\s+", " ");
    }

    private static void rejectTasks(int number) throws InterruptedException {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
        CountDownLatch end = new CountDownLatch(1);
        pool.execute(() -> await(end));
        pool.execute(() -> await(end));
        int rejected = 0;
        for (int task = 0; task < number; task++) {
            try {
                pool.execute(() -> await(end));
            } catch (RejectedExecutionException e) {
                rejected++;
            }
        }
        end.countDown();
        pool.shutdown();
        assertThat(rejected).isEqualTo(number);
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
