package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a JVM of its own with 256 MB, run by a shell, which gives it the files that it writes to. */
final class ChildProgram {
    private static final long LONGEST_SECONDS = 180;

    private ChildProgram() {}

    /** How it ended. */
    record Ended(int exitCode, String out, String err) {}

    /**
     * Runs a command of the program.
     *
     * @param script what the shell is to do, in which {@code "$@"} is the command
     */
    static Ended run(Path folder, String script, Object... arguments) throws Exception {
        return ended(folder, start(folder, script, arguments));
    }

    /** Starts a command of the program. */
    static Process start(Path folder, String script, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
        command.addAll(java(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("child.out").toFile())
                .redirectError(folder.resolve("child.err").toFile())
                .start();
    }

    static List<String> java(Object... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AdaFlightCommand.class.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        return command;
    }

    /** Waits for the end, which must come. */
    static Ended ended(Path folder, Process process) throws Exception {
        try {
            assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                    .as("ended within %d s", LONGEST_SECONDS)
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Ended(
                process.exitValue(),
                Files.readString(folder.resolve("child.out")),
                Files.readString(folder.resolve("child.err")));
    }
}
