package io.adaflight.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    void settings_forOtherReaders_areInTheJar() throws IOException {
        assertThat(run("settings", "jmx-exporter")).isZero();
        assertThat(run("settings", "opentelemetry-jmx")).isZero();
        assertThat(run("settings", "jdk25-queues")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "includeObjectNames: [\"io.adaflight:type=Pipeline,*\"]",
                        "bean: io.adaflight:type=Pipeline",
                        "jdk.MethodTiming");
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

    /** A standard output that takes nothing. */
    private static PrintStream broken() {
        return new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        throw new IOException("no space left on device");
                    }
                },
                true,
                StandardCharsets.UTF_8);
    }

    private int exitCodeAfterFailure(Path file) {
        PrintStream out = broken();
        out.print("settings");
        return Main.exitCode(out, new PrintStream(err, true, StandardCharsets.UTF_8), file);
    }

    @Test
    void exitCode_fileThatCannotBeWritten_isTwoAndSaysSo(@TempDir Path folder) throws IOException {
        assertThat(exitCodeAfterFailure(Files.createFile(folder.resolve("file"))))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("adaflight: standard output cannot be written; check the disk\n");
    }

    @Test
    void exitCode_outputIsNoFile_isTwo(@TempDir Path folder) {
        assertThat(exitCodeAfterFailure(folder.resolve("missing"))).isEqualTo(2);
    }

    @Test
    void exitCode_nobodyReadsTheSocketAnyMore_isZero(@TempDir Path folder) throws IOException {
        Path socket = folder.resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            assertThat(exitCodeAfterFailure(socket)).isZero();
        }
        assertThat(err.size()).isZero();
    }

    @Test
    void exitCode_nobodyReadsThePipeAnyMore_isZero(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThat(exitCodeAfterFailure(pipe)).isZero();
        assertThat(err.size()).isZero();
    }
}
