package io.adaflight.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs the catalogue under a flight recording, reports on it, and compares the report with what the catalogue counted. */
public final class MainJob {
    private final Path plugin;
    private final Path analyzer;
    private final Path classes;
    private final Path folder;

    MainJob(Path plugin, Path analyzer, Path classes, Path folder) {
        this.plugin = plugin;
        this.analyzer = analyzer;
        this.classes = classes;
        this.folder = folder;
    }

    /**
     * Runs the main job; exit code 1 when the report does not agree with the workload, or does not name why it lost events.
     *
     * @param arguments the plugin's jar, the analyzer's jar, the classes of this package, the folder for the results
     */
    public static void main(String[] arguments) throws Exception {
        boolean agrees = new MainJob(
                        Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3]))
                .run();
        System.exit(agrees ? 0 : 1);
    }

    boolean run() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path settings = folder.resolve("adaflight.jfc");
        Path recording = folder.resolve("catalogue.jfr");
        Path json = folder.resolve("report.json");
        copySettings(settings);
        java(
                "-XX:StartFlightRecording:settings=" + settings + ",filename=" + recording,
                "-cp",
                plugin + System.getProperty("path.separator") + classes,
                ClassFileCatalog.class.getName(),
                folder.toString());
        System.out.println();
        java("-jar", analyzer.toString(), "report", recording.toString());
        java(
                "-jar",
                analyzer.toString(),
                "report",
                "--format",
                "json",
                "--output",
                json.toString(),
                recording.toString());
        boolean agrees = agrees(WorkloadCounts.load(folder.resolve("counted.properties")), json);
        System.out.println();
        System.out.println("recording  " + recording);
        System.out.println("report     " + json);
        System.out.println("output     " + folder.resolve("catalogue.txt.gz"));
        return agrees;
    }

    /* The sink slept. So the first cause must be that, with the place where it did. */
    private static boolean namesTheCause(ReportJson report) {
        String cause = report.text("pipelines", 0, "causes", "shares", 0, "cause");
        String sentence = report.text("pipelines", 0, "causes", "shares", 0, "sentence");
        boolean names = cause.equals("SLEEP") && sentence.contains("slept in SlowableSink.write");
        System.out.printf("%-16s workload %s   report %s   %s%n", "cause", "SLEEP", cause, names ? "agree" : "DIFFER");
        return names;
    }

    private static void copySettings(Path file) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                MainJob.class.getResourceAsStream("/io/adaflight/events/adaflight.jfc"), "adaflight.jfc")) {
            Files.write(file, in.readAllBytes());
        }
    }

    private static void java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("exit code " + exit + " of " + String.join(" ", command));
        }
    }

    private static boolean agrees(WorkloadCounts counted, Path json) throws IOException {
        ReportJson report = ReportJson.read(json);
        boolean agrees = true;
        for (Map.Entry<String, Long> count : counted.byName().entrySet()) {
            long reported = report.number("totals", count.getKey());
            boolean same = reported == count.getValue();
            agrees &= same;
            System.out.printf(
                    "%-16s workload %,11d   report %,11d   %s%n",
                    count.getKey(), count.getValue(), reported, same ? "agree" : "DIFFER");
        }
        boolean names = namesTheCause(report);
        return agrees && names;
    }
}
