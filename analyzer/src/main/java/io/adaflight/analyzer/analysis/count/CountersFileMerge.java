package io.adaflight.analyzer.analysis.count;

import io.adaflight.analyzer.analysis.result.EpochTime;
import io.adaflight.analyzer.recording.RecordingInfo;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.FinalCounts;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.recording.warning.Warning.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Merges the final counts of a counters file into those of a recording. A killed process loses the last second of its recording;
 * its counters file has everything up to the last tenth of a second.
 */
final class CountersFileMerge {
    private final FinalCounts last;
    private final RecordingInfo recording;

    /** A pipeline and its counts in the file. */
    private record Counted(PipelineCounter counter, FinalCounts.OfPipeline last) {
        /* Counts only grow: the one with more of anything is the later one, and has no less of anything else. */
        boolean isLater() {
            return counter.totals().runningTotals().isBelow(last.total());
        }

        boolean isEarlier() {
            return last.total().isBelow(counter.totals().runningTotals());
        }
    }

    CountersFileMerge(FinalCounts last, RecordingInfo recording) {
        this.last = last;
        this.recording = recording;
    }

    /**
     * Merges the counts into the pipelines.
     *
     * @param known returns a pipeline by its name; null when the recording does not have it
     * @param reported the same, but creates one that the recording does not have; null when it is not reported on
     * @return what a reader of the report should know
     * @throws IllegalArgumentException when the file cannot belong to the recorded process; then nothing is changed
     */
    List<Warning> complete(
            long recordedUntilNanos,
            Function<String, @Nullable PipelineCounter> known,
            Function<String, @Nullable PipelineCounter> reported) {
        checkTime(recordedUntilNanos);
        counted(known).forEach(this::check);
        List<Warning> warnings = new ArrayList<>();
        for (Counted each : counted(reported)) {
            if (each.isLater()) {
                warnings.add(complete(each));
            }
        }
        if (recording.chunks() == 0) {
            warnings.clear();
            warnings.add(warning(
                    "",
                    String.format(
                            Locale.ROOT,
                            "%s has counts only, of process %d up to %s: what was drained, when and why events were lost"
                                    + " is not known without a recording",
                            last.name(),
                            last.processId(),
                            EpochTime.iso(last.takenNanos()))));
        }
        if (!last.others().isNone()) {
            warnings.add(warning(
                    "",
                    String.format(
                            Locale.ROOT,
                            "%s has no rows for some pipelines (%,d written and %,d lost in all): they are reported as recorded",
                            last.name(),
                            last.others().written(),
                            last.others().dropped())));
        }
        if (warnings.isEmpty()) {
            warnings.add(warning("", last.name() + " adds nothing to the recording"));
        }
        return warnings;
    }

    private List<Counted> counted(Function<String, @Nullable PipelineCounter> pipelines) {
        List<Counted> counted = new ArrayList<>();
        for (FinalCounts.OfPipeline ofPipeline : last.pipelines()) {
            PipelineCounter counter = pipelines.apply(ofPipeline.name());
            if (counter != null) {
                counted.add(new Counted(counter, ofPipeline));
            }
        }
        return counted;
    }

    private void checkTime(long recordedUntilNanos) {
        if (last.createdNanos() > recordedUntilNanos || last.takenNanos() < recording.startNanos()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s: belongs to another process than %s: it was written from %s to %s, the recording from %s to %s",
                    last.name(),
                    recording.name(),
                    EpochTime.iso(last.createdNanos()),
                    EpochTime.iso(last.takenNanos()),
                    EpochTime.iso(recording.startNanos()),
                    EpochTime.iso(recordedUntilNanos)));
        }
    }

    private void check(Counted counted) {
        if (counted.isLater() && counted.isEarlier()) {
            EventCounts recorded = counted.counter().totals().runningTotals();
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s: belongs to another process than %s: it has %,d events written and %,d lost of pipeline '%s',"
                            + " the recording %,d and %,d",
                    last.name(),
                    recording.name(),
                    counted.last().total().written(),
                    counted.last().total().dropped(),
                    counted.last().name(),
                    recorded.written(),
                    recorded.dropped()));
        }
    }

    private Warning complete(Counted counted) {
        long recordedNanos = counted.counter().totals().latestNanos();
        long untilNanos = Math.max(last.takenNanos(), recordedNanos + 1);
        EventCounts more = counted.counter().complete(last.createdNanos(), untilNanos, counted.last());
        return warning(
                counted.last().name(),
                String.format(
                        Locale.ROOT,
                        "%s has %,d more events written and %,d more lost, up to %s: they are counted here; what was drained of"
                                + " them and why they were lost is not known",
                        last.name(),
                        more.written(),
                        more.dropped(),
                        EpochTime.iso(untilNanos)));
    }

    private Warning warning(String pipeline, String text) {
        return new Warning(Code.COUNTERS_FILE, recording.name(), pipeline, text);
    }
}
