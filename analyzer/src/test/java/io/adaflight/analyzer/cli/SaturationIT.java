package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.adaflight.analyzer.SaturatedProgram;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counters that reach their end in a real program, through a real recording, into both kinds of report. */
class SaturationIT {
    private static final Terminal PLAIN = new Terminal(120, false, false, StandardCharsets.UTF_8);

    @TempDir
    static Path folder;

    private static Path recording;

    @BeforeAll
    static void record() throws Exception {
        recording = folder.resolve("saturated.jfr");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:StartFlightRecording:filename=" + recording,
                        "-cp",
                        Path.of("..", "plugin", "target", "adaflight-plugin.jar")
                                + System.getProperty("path.separator")
                                + Path.of("target", "test-classes"),
                        SaturatedProgram.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static String report(String... options) {
        StringWriter out = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("report", recording.toString()));
        arguments.addAll(List.of(options));
        int exitCode = AdaFlightCommand.commandLine(PLAIN)
                .setOut(new PrintWriter(out, true))
                .execute(arguments.toArray(String[]::new));
        assertThat(exitCode).isZero();
        return out.toString();
    }

    @Test
    void textReport_ofSaturatedCounters_saysThatTheyAreLowerBounds() {
        String text = report().replaceAll("\\s+", " ");
        assertThat(text)
                .startsWith("at least ")
                .contains("a counter has reached its maximum: counts are lower bounds")
                .doesNotContain("NaN", "∞")
                .doesNotContainPattern("\\s-[0-9]");
    }

    @Test
    void jsonReport_ofSaturatedCounters_saysSoAndHasNoNegativeNumber() throws Exception {
        Map<String, Object> report = JSON.std.mapFrom(report("--format", "json"));
        assertThat(report.get("totals"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("bytesWritten", Long.MAX_VALUE);
        assertThat(report.get("verdict"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("lowerBound", true);
        List<String> codes = new ArrayList<>();
        for (Object warning : (List<?>) Objects.requireNonNull(report.get("warnings"))) {
            codes.add(String.valueOf(((Map<?, ?>) warning).get("code")));
        }
        assertThat(codes).contains("SATURATED").doesNotContain("UNBALANCED");
        assertSound("report", report);
    }

    private static void assertSound(String path, Object value) {
        if (value instanceof Number number) {
            assertThat(number.doubleValue()).as(path).isFinite().isNotNegative();
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, part) -> assertSound(path + '.' + key, part));
        } else if (value instanceof List<?> list) {
            list.forEach(part -> assertSound(path, part));
        }
    }
}
