package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the process writes to, and how it ends when a command throws. */
class StandardOutputTest {
    @TempDir
    Path folder;

    private static final class FullDisk extends OutputStream {
        private int writes;

        @Override
        public void write(int value) throws IOException {
            writes++;
            throw new IOException("no space left, write " + writes);
        }
    }

    @Test
    void write_works_hasNoProblem() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (StandardOutput out = new StandardOutput(bytes, false)) {
            out.write('a');
            out.write(new byte[] {'b', 'c'}, 0, 2);
            out.flush();
            assertThat(out.problem()).isNull();
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("abc");
    }

    @Test
    void write_fails_keepsTheFirstProblem() {
        StandardOutput out = new StandardOutput(new FullDisk(), false);
        PrintWriter writer = new PrintWriter(out, false, StandardCharsets.UTF_8);
        writer.print("a report");
        writer.flush();
        assertThatThrownBy(() -> out.write(new byte[100_000], 0, 100_000)).isInstanceOf(IOException.class);
        assertThatThrownBy(out::flush).isInstanceOf(IOException.class);
        assertThat(out.problem()).contains("cannot be written (no space left, write 1)", "--output");
    }

    @Test
    void write_failsOnAPipe_isNoProblem() {
        StandardOutput out = new StandardOutput(new FullDisk(), true);
        assertThatThrownBy(() -> {
                    out.write('a');
                    out.flush();
                })
                .isInstanceOf(IOException.class);
        assertThat(out.problem()).isNull();
    }

    @Test
    void isPipe_ofFilesAndPipes() throws Exception {
        assertThat(StandardOutput.isPipe(folder)).isFalse();
        assertThat(StandardOutput.isPipe(folder.resolve("none"))).isFalse();
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no mkfifo(1)");
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThat(StandardOutput.isPipe(pipe)).isTrue();
    }

    @Command(name = "throwing")
    private static final class Throwing implements Callable<Integer> {
        private final Error error;

        Throwing(Error error) {
            this.error = error;
        }

        @Override
        public Integer call() {
            throw error;
        }
    }

    private static String execute(Error error, String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine commandLine = new CommandLine(new Throwing(error)).setErr(new PrintWriter(err, true));
        commandLine.setUnmatchedArgumentsAllowed(true);
        assertThat(AdaFlightCommand.execute(commandLine, arguments)).isEqualTo(ExitCodes.UNREADABLE);
        return err.toString();
    }

    @Test
    void command_throwsAnError_isOneLine() {
        assertThat(execute(new OutOfMemoryError()).lines())
                .singleElement()
                .asString()
                .startsWith("adaflight: needs more memory than the ")
                .endsWith("raise -Xmx");
        assertThat(execute(new StackOverflowError()).lines())
                .singleElement()
                .asString()
                .contains("raise -Xss");
        assertThat(execute(new AssertionError("wrong")).lines())
                .singleElement()
                .asString()
                .contains("AssertionError: wrong", "internal error");
        assertThat(execute(new AssertionError("wrong"), "--verbose")).contains("\tat ");
    }
}
