package io.adaflight.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Runs a program that logs through stock Log4j 2.24.3 with Disruptor 4.0.0, all loggers asynchronous, with the agent, and
 * reports what became of its events. The program has no code for AdaFlight.
 */
public final class Log4jDemo {
    private static final int CALLS = 60_000;
    private static final String BOOKS = "books ";

    private final Path plugin;
    private final Path analyzer;
    private final Path libraries;
    private final Path program;
    private final Path folder;

    Log4jDemo(Path plugin, Path analyzer, Path libraries, Path program, Path folder) {
        this.plugin = plugin;
        this.analyzer = analyzer;
        this.libraries = libraries;
        this.program = program;
        this.folder = folder;
    }

    /**
     * Runs the demo; exit code 1 when the report does not agree with what the program counted.
     *
     * @param arguments the plugin's jar, the analyzer's jar, the folder of Log4j's jars, the source file of the program, the
     *     folder for the results
     */
    public static void main(String[] arguments) throws Exception {
        boolean agrees = new Log4jDemo(
                        Path.of(arguments[0]),
                        Path.of(arguments[1]),
                        Path.of(arguments[2]),
                        Path.of(arguments[3]),
                        Path.of(arguments[4]))
                .run();
        System.exit(agrees ? 0 : 1);
    }

    boolean run() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path recording = folder.resolve("log4j.jfr");
        Path json = folder.resolve("log4j.json");
        Path settings = folder.resolve("adaflight.jfc");
        copySettings(settings);
        long arrived = arrived(java(
                "-javaagent:" + plugin + "=instrument=log4j2",
                "-XX:StartFlightRecording:settings=" + settings + ",filename=" + recording,
                "-Dlog4j2.contextSelector=org.apache.logging.log4j.core.async.AsyncLoggerContextSelector",
                "-Dlog4j2.asyncLoggerRingBufferSize=4096",
                "-cp",
                libraries + "/*",
                program.toString(),
                "loggers",
                Integer.toString(CALLS)));
        System.out.println(java("-jar", analyzer.toString(), "report", recording.toString()));
        java("-jar", analyzer.toString(), "report", "--format", "json", "-o", json.toString(), recording.toString());
        Map<String, Long> counted = new TreeMap<>(
                Map.of("eventsOffered", (long) CALLS, "eventsDropped", CALLS - arrived, "eventsDrained", arrived));
        return agrees(counted, ReportJson.read(json));
    }

    private static void copySettings(Path file) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                Log4jDemo.class.getResourceAsStream("/io/adaflight/events/adaflight.jfc"), "adaflight.jfc")) {
            Files.write(file, in.readAllBytes());
        }
    }

    private static long arrived(String output) throws IOException {
        return output.lines()
                .filter(line -> line.startsWith(BOOKS))
                .map(line -> line.split(" ", -1)[2])
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IOException("the program did not say what arrived: " + output));
    }

    private static String java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException("exit code " + exit + " of " + String.join(" ", command) + ": " + output);
        }
        return output;
    }

    private static boolean agrees(Map<String, Long> counted, ReportJson report) {
        boolean agrees = true;
        for (Map.Entry<String, Long> count : counted.entrySet()) {
            long reported = report.number("totals", count.getKey());
            boolean same = reported == count.getValue();
            agrees &= same;
            System.out.printf(
                    "%-14s program %,7d   report %,7d   %s%n",
                    count.getKey(), count.getValue(), reported, same ? "agree" : "DIFFER");
        }
        return agrees;
    }
}
