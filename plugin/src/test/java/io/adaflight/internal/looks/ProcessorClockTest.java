package io.adaflight.internal.looks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessorClockTest {
    private static final long THREAD = 17;

    @TempDir
    Path tasks;

    private Path file;
    private long nativeId = THREAD;
    private long javaNanos = -1;
    private ProcessorClock clock;

    @BeforeEach
    void thread() throws IOException {
        file = Files.createDirectory(tasks.resolve("17")).resolve("schedstat");
        clock = new ProcessorClock(tasks, () -> nativeId, () -> javaNanos);
    }

    private void kernelSays(String line) throws IOException {
        Files.writeString(file, line);
    }

    @Test
    void read_kernelKeepsClocks_givesBoth() throws IOException {
        kernelSays("7939371 27158437 4\n");
        assertThat(clock.read()).isEqualTo(new ProcessorTime(true, 7_939_371, true, 27_158_437));
        kernelSays("8000000 30000000 5\n");
        assertThat(clock.read()).isEqualTo(new ProcessorTime(true, 8_000_000, true, 30_000_000));
        clock.close();
        assertThat(clock.read().ranKnown()).as("opened again").isTrue();
        clock.close();
        clock.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "0 0 0\n", "12", "12 ", "words and more\n", "99999999999999999999 1 1\n", "-5 1 1\n"})
    void read_kernelSaysNothingUseful_asksTheJvm(String line) throws IOException {
        kernelSays(line);
        assertThat(clock.read()).isEqualTo(ProcessorTime.UNKNOWN);
        javaNanos = 500;
        assertThat(clock.read()).isEqualTo(new ProcessorTime(true, 500, false, 0));
        kernelSays("7939371 27158437 4\n");
        assertThat(clock.read()).as("two sources are not mixed").isEqualTo(new ProcessorTime(true, 500, false, 0));
        clock.close();
    }

    @Test
    void read_noSuchFile_asksTheJvm() {
        javaNanos = 500;
        assertThat(clock.read()).isEqualTo(ProcessorTime.ofRun(500));
        clock.close();
    }

    @Test
    void read_threadThatIsNotKnownToLinux_asksTheJvm() throws IOException {
        kernelSays("7939371 27158437 4\n");
        nativeId = 0;
        javaNanos = 500;
        assertThat(clock.read()).isEqualTo(ProcessorTime.ofRun(500));
    }

    @Test
    void read_threadThatHasNotBegun_isUnknownUntilItHas() throws IOException {
        kernelSays("7939371 27158437 4\n");
        nativeId = -1;
        javaNanos = 500;
        assertThat(clock.read()).isEqualTo(ProcessorTime.UNKNOWN);
        nativeId = THREAD;
        assertThat(clock.read().waitedKnown()).isTrue();
        clock.close();
    }

    @Test
    void since_bothKnown_isTheDifferenceAndNeverNegative() {
        ProcessorTime earlier = ProcessorTime.of(100, 50);
        assertThat(ProcessorTime.of(130, 51).since(earlier)).isEqualTo(ProcessorTime.of(30, 1));
        assertThat(ProcessorTime.of(90, 40).since(earlier)).isEqualTo(ProcessorTime.of(0, 0));
        assertThat(ProcessorTime.ofRun(130).since(earlier)).isEqualTo(ProcessorTime.ofRun(30));
        assertThat(earlier.since(ProcessorTime.ofRun(60))).isEqualTo(ProcessorTime.ofRun(40));
        assertThat(earlier.since(ProcessorTime.UNKNOWN)).isEqualTo(ProcessorTime.UNKNOWN);
        assertThat(ProcessorTime.UNKNOWN.since(earlier)).isEqualTo(ProcessorTime.UNKNOWN);
    }
}
