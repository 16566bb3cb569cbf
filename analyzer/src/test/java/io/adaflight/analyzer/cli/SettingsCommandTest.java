package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Arrays;
import jdk.jfr.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SettingsCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object... arguments) {
        CommandLine commandLine = AdaFlightCommand.commandLine(new Terminal(80, false, false, StandardCharsets.UTF_8))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return commandLine.execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
    }

    @Test
    void settings_withoutName_areThoseForProduction() throws IOException, ParseException {
        assertThat(run("settings")).isZero();
        Path file = folder.resolve("plain.jfc");
        Files.writeString(file, out.toString());
        assertThat(Configuration.create(file).getSettings())
                .containsEntry("adaflight.ThreadSnapshot#enabled", "true")
                .containsEntry("adaflight.RingSwap#threshold", "1 ms");
    }

    @Test
    void settings_detail_recordEachSwap() throws IOException, ParseException {
        Path file = folder.resolve("detail.jfc");
        assertThat(run("settings", "adaflight-detail", "--output", file)).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(Configuration.create(file).getSettings()).containsEntry("adaflight.RingSwap#threshold", "0 ms");
    }

    @Test
    void settings_unknownName_namesThoseThatThereAre() {
        assertThat(run("settings", "profile")).isEqualTo(2);
        assertThat(err.toString()).contains("profile", "adaflight-detail");
    }
}
