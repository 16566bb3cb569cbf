package io.adaflight.scenario;

import io.adaflight.analyzer.analysis.count.RecordingAnalysis;
import io.adaflight.analyzer.analysis.count.ReportBuilder;
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

/** Runs a scenario in a JVM of its own under a recording with the shipped settings, and analyzes the recording. */
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
        Files.createDirectories(folder);
        String settings = seed % 2 == 0 ? "adaflight" : "adaflight-detail";
        Path jfc = folder.resolve(settings + ".jfc");
        try (InputStream in = Objects.requireNonNull(
                ScenarioRun.class.getResourceAsStream("/io/adaflight/events/" + settings + ".jfc"), settings)) {
            Files.write(jfc, in.readAllBytes());
        }
        Path recording = folder.resolve(kind + "-" + seed + ".jfr");
        try (Quota quota = kind == ScenarioKind.USED_UP_QUOTA ? Quota.create(0.6) : Quota.none()) {
            int exit = quota.start(command(kind, seed, jfc, recording)).waitFor();
            if (exit != 0) {
                throw new IOException("exit code " + exit + " of " + kind + " with seed " + seed);
            }
        }
        return analyze(kind, seed, recording);
    }

    private List<String> command(ScenarioKind kind, long seed, Path jfc, Path recording) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx640m");
        command.add(COLLECTORS[(int) (seed % COLLECTORS.length)]);
        command.add("-XX:StartFlightRecording:settings=" + jfc + ",filename=" + recording);
        command.add("-cp");
        command.add(classPath);
        command.add(ScenarioMain.class.getName());
        command.add(kind.name());
        command.add(Long.toString(seed));
        command.add(folder.toString());
        return command;
    }

    /** Analyzes a recording of a scenario. */
    static Outcome analyze(ScenarioKind kind, long seed, Path file) throws RecordingException {
        ReportBuilder builder = new ReportBuilder();
        try (Recording recording =
                Recording.open(file, LoadLimits.forHeap(Runtime.getRuntime().maxMemory()))) {
            RecordingAnalysis analysis = RecordingAnalysis.of(recording.info(), null, null, null);
            int chunks = recording.read(analysis, Progress.NONE);
            builder.add(analysis, chunks, recording.warnings());
        }
        return new Outcome(kind, seed, builder.build().pipelines().get(0));
    }
}
