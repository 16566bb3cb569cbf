package io.adaflight.scenario;

import io.adaflight.analyzer.analysis.count.RecordingAnalysis;
import io.adaflight.analyzer.analysis.count.ReportBuilder;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.recording.LoadLimits;
import io.adaflight.analyzer.recording.Progress;
import io.adaflight.analyzer.recording.Recording;
import io.adaflight.analyzer.recording.RecordingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Runs a scenario in a JVM of its own under a recording, and analyzes the recording. */
final class ScenarioRun {
    private static final String[] COLLECTORS = {"-XX:+UseG1GC", "-XX:+UseParallelGC", "-XX:+UseSerialGC"};

    private final String classPath;
    private final Path folder;

    /**
     * Runs in a folder.
     *
     * @param classPath where the plugin, the analyzer and the scenarios are
     */
    ScenarioRun(String classPath, Path folder) {
        this.classPath = classPath;
        this.folder = folder;
    }

    Outcome run(ScenarioKind kind, long seed) throws IOException, InterruptedException, RecordingException {
        Path files = Files.createDirectories(folder.resolve(kind + "-" + seed));
        Plan plan = Plan.of(kind, seed);
        try (Quota quota = kind == ScenarioKind.USED_UP_QUOTA ? Quota.create(0.6) : Quota.none()) {
            int exit = quota.start(command(plan, seed, files)).waitFor();
            if (exit != 0) {
                throw new IOException("exit code " + exit + " of " + kind + " with seed " + seed);
            }
        }
        return analyze(kind, seed, files);
    }

    private List<String> command(Plan plan, long seed, Path files) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx640m");
        command.add(COLLECTORS[(int) Math.floorMod(seed, (long) COLLECTORS.length)]);
        command.add(SafepointLog.option(files.resolve("safepoints.log")));
        command.add("-XX:StartFlightRecording:" + settings(plan, files) + "filename=" + files.resolve("run.jfr"));
        command.add("-cp");
        command.add(classPath);
        command.add(ScenarioMain.class.getName());
        command.add(plan.kind().name());
        command.add(Long.toString(seed));
        command.add(files.toString());
        command.add(files.resolve("measured.properties").toString());
        return command;
    }

    private static String settings(Plan plan, Path files) throws IOException {
        return switch (plan.settings()) {
            case ADAFLIGHT -> shipped("adaflight", files);
            case ADAFLIGHT_DETAIL -> shipped("adaflight-detail", files);
            case JDK_DEFAULT -> "settings=default,";
            case NONE -> "";
        };
    }

    private static String shipped(String name, Path files) throws IOException {
        Path jfc = files.resolve(name + ".jfc");
        try (InputStream in = Objects.requireNonNull(
                ScenarioRun.class.getResourceAsStream("/io/adaflight/events/" + name + ".jfc"), name)) {
            Files.write(jfc, in.readAllBytes());
        }
        return "settings=" + jfc + ",";
    }

    /** Analyzes the recording of a scenario that ran before. */
    static Outcome analyze(ScenarioKind kind, long seed, Path files) throws RecordingException, IOException {
        ReportBuilder builder = new ReportBuilder();
        try (Recording recording = Recording.open(
                files.resolve("run.jfr"),
                LoadLimits.forHeap(Runtime.getRuntime().maxMemory()))) {
            RecordingAnalysis analysis = RecordingAnalysis.of(recording.info(), null, null, null);
            int chunks = recording.read(analysis, Progress.NONE);
            builder.add(analysis, chunks, recording.warnings());
        }
        PipelineReport report = builder.build().pipelines().get(0);
        Measured measured = Measured.read(files.resolve("measured.properties"));
        Truth truth = Truth.of(
                kind,
                measured,
                report.counts().dropped(),
                SafepointLog.read(files.resolve("safepoints.log"), measured));
        return new Outcome(Plan.of(kind, seed), seed, measured.nanosOfStall(), truth, report);
    }
}
