package io.adaflight.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each soak for a moment, as the profile runs it. */
class SoakIT {
    @TempDir
    Path folder;

    private record Ended(int exitCode, String output) {}

    private Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-ea",
                "-Xmx256m",
                "-cp",
                Path.of("target", "adaflight-plugin.jar")
                        + System.getProperty("path.separator")
                        + Path.of("target", "test-classes"),
                Soak.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private static void assertPassed(Ended ended) {
        assertThat(ended.output()).contains("PASSED").doesNotContain("FAULT");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void load_forAMoment_passes() throws Exception {
        assertPassed(run("load", "duration=3s", "rate=20000", "least=1", "folder=" + folder));
    }

    @Test
    void load_atARateThatNoMachineHas_fails() throws Exception {
        Ended ended = run("load", "duration=1s", "rate=2000000000", "recording=false", "folder=" + folder);
        assertThat(ended.output())
                .contains("FAULT")
                .contains("events/s were offered")
                .contains("FAILED (1 faults)");
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"platform,true", "platform,false", "virtual,true"})
    void churn_ofAFewThousandThreads_passes(String kind, String recording) throws Exception {
        assumeTrue(kind.equals("platform") || VirtualThreadStarter.isPossible());
        assertPassed(run("churn", "threads=5000", "kind=" + kind, "recording=" + recording, "folder=" + folder));
    }

    @Test
    void virtual_ofManyThreads_passesWhereThereAreAny() throws Exception {
        Ended ended = run("virtual", "threads=50000", "heap=512m");
        if (VirtualThreadStarter.isPossible()) {
            assertPassed(ended);
        } else {
            assertThat(ended.output()).contains("no virtual threads, expected 21 or newer");
            assertThat(ended.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void exhaustion_forAMoment_passes() throws Exception {
        assertPassed(run("exhaustion", "duration=3s", "folder=" + folder));
    }

    @ParameterizedTest
    @CsvSource({"swim", "load duration=soon", "load rate=0", "churn kind=green", "load colour=red"})
    void soak_wrongUsage_saysSo(String line) throws Exception {
        Ended ended = run(line.split(" ", -1));
        assertThat(ended.output()).startsWith("soak: ").contains("usage: ");
        assertThat(ended.exitCode()).isEqualTo(2);
    }
}
