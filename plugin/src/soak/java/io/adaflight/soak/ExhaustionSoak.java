package io.adaflight.soak;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs {@link ExhaustionChild} in a JVM of a small heap, a few threads and a few file handles. On Linux the limits are those
 * of the shell; each thread of default size takes 1 GiB of address space, so that few can be had and the machine never feels
 * it.
 */
final class ExhaustionSoak {
    private static final String LIMITS = "ulimit -n 256 && ulimit -v 20000000 && exec \"$@\"";
    private static final List<String> SMALL = List.of(
            "-Xmx48m",
            "-XX:+UseSerialGC",
            "-XX:ThreadStackSize=1048576",
            "-XX:CompressedClassSpaceSize=64m",
            "-XX:ReservedCodeCacheSize=64m",
            "-ea");

    private final Options options;

    ExhaustionSoak(Options options) {
        this.options = options;
    }

    /** Runs it; gives the exit code of the JVM. */
    int run() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (new File("/proc/self/limits").exists()) {
            command.addAll(List.of("sh", "-c", LIMITS, "sh"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Soak.class.getName(),
                ExhaustionChild.COMMAND,
                "duration=" + options.text("duration", "60s"),
                "folder=" + options.text("folder", "target/soak")));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        output.lines()
                .filter(line -> line.startsWith("FAULT") || line.startsWith("PASSED") || line.startsWith("FAILED"))
                .forEach(line -> Verdict.say("%s", line));
        int exitCode = process.waitFor();
        if (exitCode > 1) {
            throw new IOException("the program ended with " + exitCode + ": " + output);
        }
        return exitCode;
    }
}
