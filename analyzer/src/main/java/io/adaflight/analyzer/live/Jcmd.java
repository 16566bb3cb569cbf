package io.adaflight.analyzer.live;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sends commands to a JVM on this machine without opening a port. */
final class Jcmd {
    private static final Path PROGRAM = Path.of(System.getProperty("java.home"), "bin", "jcmd");

    private final String process;
    private final Duration limit;

    Jcmd(String process, Duration limit) {
        this.process = process;
        this.limit = limit;
    }

    /**
     * Runs a command.
     *
     * @return what it printed
     * @throws LiveException when it fails or the JVM does not answer in time
     */
    String run(List<String> command) throws LiveException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(PROGRAM.toString(), process));
        words.addAll(command);
        return TimeLimit.call(limit.plusSeconds(1), () -> run(new ProcessBuilder(words)));
    }

    private String run(ProcessBuilder builder) throws IOException, InterruptedException, LiveException {
        Path output = Files.createTempFile("adaflight-", ".txt");
        try {
            Process child = start(builder.redirectErrorStream(true).redirectOutput(output.toFile()));
            if (!child.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                child.destroyForcibly();
                throw new LiveException(TimeLimit.message(limit));
            }
            String text = new String(Files.readAllBytes(output), Charset.defaultCharset());
            if (child.exitValue() != 0) {
                throw new LiveException(lastLine(text));
            }
            return text;
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static Process start(ProcessBuilder builder) throws LiveException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new LiveException("this Java has no working jcmd (" + PROGRAM + "): use the java of a JDK", e);
        }
    }

    /* The first line of a stack trace from jcmd says what is wrong. */
    private static String lastLine(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("\tat ") && !line.matches("\\d+:") && !line.isBlank())
                .reduce((before, line) -> line)
                .orElse("jcmd failed");
    }
}
