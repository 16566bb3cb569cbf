package io.adaflight.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of the same release that runs a program, {@link CountingProgram} unless told, with the plugin's jar. */
final class ChildJvm implements AutoCloseable {
    static final Path PLUGIN = Path.of("target", "adaflight-plugin.jar").toAbsolutePath();

    private static final Path TEST_CLASSES = Path.of("target", "test-classes").toAbsolutePath();
    private static final long LONGEST_SECONDS = 120;

    private final Process process;
    private final BufferedReader out;
    private final Path errors;

    private ChildJvm(Process process, Path errors) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.errors = errors;
    }

    /** Starts the program. */
    static ChildJvm start(List<String> vmOptions, String... arguments) throws IOException {
        return start(CountingProgram.class, vmOptions, arguments);
    }

    /** Starts another program. */
    static ChildJvm start(Class<?> program, List<String> vmOptions, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(tool("java"));
        command.addAll(vmOptions);
        command.add("-cp");
        command.add(PLUGIN + System.getProperty("path.separator") + TEST_CLASSES);
        command.add(program.getName());
        command.addAll(List.of(arguments));
        return start(command);
    }

    /** Starts any command. */
    static ChildJvm start(List<String> command) throws IOException {
        Path errors = Files.createTempFile("child", ".err");
        return new ChildJvm(
                new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
    }

    /** Runs a tool of the JDK to its end and gives what it printed. */
    static String run(String tool, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(tool(tool)));
        command.addAll(List.of(arguments));
        try (ChildJvm child = start(command)) {
            return child.end().output();
        }
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    long pid() {
        return process.pid();
    }

    /** Reads lines until the program has said a word. */
    void awaitWord(String word) throws IOException {
        String line;
        do {
            line = out.readLine();
        } while (line != null && !line.equals(word));
        if (line == null) {
            throw new IOException("the program ended before it said '" + word + "': " + Files.readString(errors));
        }
    }

    /** Sends a character to the program. */
    void send(char character) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write(character);
        in.flush();
    }

    /** Closes the program's input, which ends a program that reads it. */
    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Asks the process to end, as a service manager does. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Waits for the end. */
    Ended end() throws IOException, InterruptedException {
        String output = out.lines().reduce("", (all, line) -> all + line + "\n");
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("the process did not end within " + LONGEST_SECONDS + " s");
        }
        return new Ended(process.exitValue(), output, Files.readString(errors));
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(errors);
    }

    record Ended(int exitCode, String output, String errors) {}
}
