package io.adaflight.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryHeapTest {
    @TempDir
    Path folder;

    /** Bytes of a thread that counts, and of one that swaps too, with how its thread finds them. */
    private static final List<Integer> MOST = List.of(528, 1104);

    @ParameterizedTest
    @ValueSource(strings = {"-XX:-UseCompactObjectHeaders", "-XX:+UseCompactObjectHeaders"})
    void heap_ofThousandsOfLiveThreads_isWhatTheLayoutSays(String option) throws Exception {
        boolean known = Runtime.version().feature() >= 25;
        assumeTrue(known || !option.contains("+"), "this JVM has no such layout");
        List<String> lines = run(known ? option : "-XX:+UseCompressedOops");
        assertThat(lines).as("%s", lines).hasSize(MOST.size());
        for (int step = 0; step < MOST.size(); step++) {
            String line = lines.get(step);
            double byLayout = Double.parseDouble(line.split(" ", -1)[0]);
            double measured = Double.parseDouble(line.split(" ", -1)[1]);
            assertThat(measured).as(line).isCloseTo(byLayout, withPercentage(1)).isLessThanOrEqualTo(MOST.get(step));
        }
    }

    private List<String> run(String option) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option,
                        "-XX:+UseSerialGC",
                        "-Djol.skipHotspotSAAttach=true",
                        "-Djol.skipDynamicAttach=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RegistryHeap.class.getName())
                .redirectError(errors.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output + Files.readString(errors)).isZero();
        return output.lines().filter(line -> line.matches("\\d+ [\\d.]+")).toList();
    }
}
