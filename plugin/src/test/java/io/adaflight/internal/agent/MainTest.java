package io.adaflight.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) throws IOException {
        return Main.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void settings_withAName_writesThatFile() throws IOException {
        assertThat(run("settings", "adaflight-detail")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("<?xml").contains("AdaFlight Detail");
    }

    @Test
    void settings_withoutAName_writesTheOnesForProduction() throws IOException {
        assertThat(run("settings")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("label=\"AdaFlight\"");
    }

    @Test
    void help_asked_printsUsage() throws IOException {
        assertThat(run("--help")).isZero();
        assertThat(run()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("-javaagent:adaflight-plugin.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"settings nothing", "settings adaflight more", "setings"})
    void command_wrong_isOneLineAndExitCodeTwo(String command) throws IOException {
        assertThat(run(command.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("'" + command + "'");
        assertThat(out.size()).isZero();
    }
}
