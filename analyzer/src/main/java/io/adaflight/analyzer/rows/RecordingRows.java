package io.adaflight.analyzer.rows;

import io.adaflight.analyzer.analysis.count.RecordingAnalysis;
import io.adaflight.analyzer.analysis.count.ReportBuilder;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.recording.LoadLimits;
import io.adaflight.analyzer.recording.Progress;
import io.adaflight.analyzer.recording.Recording;
import io.adaflight.analyzer.recording.RecordingException;
import io.adaflight.analyzer.recording.SeenChunks;
import io.adaflight.analyzer.recording.SharedMetadata;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.rows.RecordingOutcome.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All rows of one recording. One that cannot be read has a row too, which says why.
 *
 * @param readable something of it could be read
 * @param remarks what is wrong with it, and what it shares with other recordings; one sentence each
 */
public record RecordingRows(boolean readable, List<String> remarks, List<Row> rows) {
    private static final int LONGEST_DAMAGE = 2000;

    public RecordingRows {
        remarks = List.copyOf(remarks);
        rows = List.copyOf(rows);
    }

    /**
     * Reads a recording.
     *
     * @param name what the rows call it
     * @param seen the chunks of other recordings, to find what is counted twice; other threads may use it too
     * @param metadata of other recordings, to read the same faster
     */
    public static RecordingRows read(
            Path path, String name, LoadLimits limits, SeenChunks seen, SharedMetadata metadata) {
        try (Recording recording = Recording.open(path, name, limits, metadata)) {
            List<String> remarks = new ArrayList<>();
            synchronized (seen) {
                seen.add(recording).forEach((other, shared) -> remarks.add(shared(name, other, shared)));
            }
            RecordingAnalysis analysis = RecordingAnalysis.of(recording.info(), null, null, null);
            int chunks = recording.read(analysis, Progress.NONE);
            recording.warnings().forEach(warning -> remarks.add(warning.text()));
            return rows(name, analysis, chunks, recording.warnings(), remarks);
        } catch (RecordingException e) {
            List<String> why = new ArrayList<>(List.of(String.valueOf(e.getMessage())));
            e.warnings().forEach(warning -> why.add(warning.text()));
            return unreadable(name, why);
        }
    }

    private static RecordingRows unreadable(String name, List<String> why) {
        String damage = bounded(String.join("; ", why));
        return new RecordingRows(
                false, why, ReportRows.of(new RecordingOutcome(name, Status.UNREADABLE, damage, null, null)));
    }

    private static String shared(String name, String other, int chunks) {
        return name + ": has " + chunks + " chunks in common with " + other + ": their events count twice";
    }

    private static RecordingRows rows(
            String name, RecordingAnalysis analysis, int chunks, List<Warning> damage, List<String> remarks) {
        ReportBuilder builder = new ReportBuilder();
        builder.add(analysis, chunks, damage);
        Report report = builder.build();
        String missing = report.warnings().stream()
                .filter(ReportBuilder::isIncomplete)
                .map(Warning::text)
                .collect(Collectors.joining("; "));
        boolean none = analysis.pipelineNames().isEmpty();
        if (none) {
            remarks.add(name + ": has no AdaFlight events; record an application that uses the plugin");
        }
        boolean damaged = damage.stream().anyMatch(ReportBuilder::isIncomplete);
        RecordingOutcome outcome = new RecordingOutcome(
                name,
                none ? Status.NO_EVENTS : damaged ? Status.DAMAGED : Status.READ,
                bounded(missing),
                report.recordings().get(0),
                none ? null : report);
        return new RecordingRows(!none, remarks, ReportRows.of(outcome));
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST_DAMAGE ? text : text.substring(0, LONGEST_DAMAGE - 1) + "…";
    }
}
