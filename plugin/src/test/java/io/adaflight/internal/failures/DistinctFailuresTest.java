package io.adaflight.internal.failures;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.internal.time.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DistinctFailuresTest {
    private final RecordingLogger logger = new RecordingLogger();
    private final DistinctFailures failures = new DistinctFailures(logger);

    @Test
    void failure_repeated_isLoggedOnceAndCountedEachTime() {
        for (int i = 0; i < 3; i++) {
            failures.add("the sink", new IllegalStateException("number " + i));
        }
        assertThat(failures.count()).isEqualTo(3);
        assertThat(logger.logged).hasSize(1);
        assertThat(logger.logged.get(0).message).startsWith("the sink failed");
        assertThat(logger.logged.get(0).level).isEqualTo(System.Logger.Level.WARNING);
        assertThat(logger.logged.get(0).thrown)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("number 0");
    }

    @Test
    void failures_ofOtherClassOrPlace_areLoggedEach() {
        failures.add("a", failureAt(1, new IllegalStateException()));
        failures.add("a", failureAt(2, new IllegalStateException()));
        failures.add("a", failureAt(2, new IllegalArgumentException()));
        assertThat(logger.logged).hasSize(3);
        failures.add("a", failureAt(1, new IllegalStateException()));
        assertThat(logger.logged).hasSize(3);
        assertThat(failures.count()).isEqualTo(4);
    }

    @Test
    void failures_withoutATrace_areDistinctByClass() {
        failures.add("a", withoutTrace(new IllegalStateException()));
        failures.add("a", withoutTrace(new IllegalStateException()));
        failures.add("a", withoutTrace(new IllegalArgumentException()));
        assertThat(logger.logged).hasSize(2);
    }

    @Test
    void failures_moreThanTheBound_areCountedOnly() {
        for (int line = 1; line <= 100; line++) {
            failures.add("a", failureAt(line, new IllegalStateException()));
        }
        assertThat(logger.logged).hasSize(64);
        assertThat(failures.count()).isEqualTo(100);
    }

    @Test
    void failure_logFailsToo_isCountedAndNothingIsThrown() {
        logger.broken = true;
        failures.add("a", new IllegalStateException());
        assertThat(logger.logged).isEmpty();
        assertThat(failures.count()).isEqualTo(2);
    }

    @Test
    void failures_ofManyThreads_areAllCountedAndLoggedOnce() throws InterruptedException {
        IllegalStateException same = new IllegalStateException();
        Workers.run(4, worker -> {
            for (int i = 0; i < 10_000; i++) {
                failures.add("a", same);
            }
        });
        assertThat(failures.count()).isEqualTo(40_000);
        assertThat(logger.logged).hasSize(1);
    }

    private static Throwable failureAt(int line, Throwable failure) {
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement("A", "b", "A.java", line)});
        return failure;
    }

    private static Throwable withoutTrace(Throwable failure) {
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    private record Logged(System.Logger.Level level, String message, Throwable thrown) {}

    private static final class RecordingLogger implements System.Logger {
        private final List<Logged> logged = new ArrayList<>();
        private boolean broken;

        @Override
        public String getName() {
            return "recording";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public synchronized void log(Level level, @Nullable ResourceBundle bundle, String message, Throwable thrown) {
            if (broken) {
                throw new OutOfMemoryError("of a test");
            }
            logged.add(new Logged(level, message, thrown));
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object... arguments) {
            throw new AssertionError("a failure is logged with its trace");
        }
    }
}
