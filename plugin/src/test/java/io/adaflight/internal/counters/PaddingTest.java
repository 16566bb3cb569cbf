package io.adaflight.internal.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.adaflight.captured.CapturedOutput;
import io.adaflight.internal.counters.PaddingCheck.Distances;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jol.vm.VM;

class PaddingTest {
    /** The library says at its first use that it could not become an agent. */
    @BeforeAll
    static void beginQuietly() {
        CapturedOutput.of(VM::current);
    }

    @Test
    void counters_inThisJvm_areApartFromWhatOthersWrite() {
        for (Distances distances : PaddingCheck.all()) {
            assertThat(distances.faults()).as("%s", distances).isEmpty();
        }
        assertThat(PaddingCheck.all()).extracting(Distances::counters).containsExactly(13, 7);
    }

    @Test
    void distances_tooShort_areFaults() {
        assertThat(new Distances("A", 4, 40, 152, 184, 304).faults()).isEmpty();
        assertThat(new Distances("A", 4, 48, 144, 176, 288).faults())
                .containsExactly(
                        "A: from the fields in front 96 bytes, expected 104",
                        "A: from the last counter to the header behind 120 bytes, expected 128");
        assertThat(new Distances("A", 4, 8, 120, 160, 280).faults())
                .containsExactly(
                        "A: from the end of the object in front 120 bytes, expected 128",
                        "A: something stands between the counters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UseCompactObjectHeaders",
                "-XX:-UseCompressedOops",
                "-XX:-UseCompressedClassPointers",
                "-XX:ObjectAlignmentInBytes=16"
            })
    void counters_inAJvmOfOtherLayout_areApartFromWhatOthersWrite(String option) throws Exception {
        assumeTrue(!option.contains("Compact") || Runtime.version().feature() >= 25, "this JVM has no such layout");
        List<String> command = new ArrayList<>(List.of(
                new File(System.getProperty("java.home"), "bin/java").getPath(),
                option,
                "-cp",
                System.getProperty("java.class.path"),
                PaddingCheck.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = output(process);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("Distances[type=ThreadCounters", "Distances[type=DrainCounters");
    }

    private static String output(Process process) throws IOException {
        try (var in = process.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
