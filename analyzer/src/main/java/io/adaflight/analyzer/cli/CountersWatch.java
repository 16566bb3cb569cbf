package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.analysis.live.LiveReport;
import io.adaflight.analyzer.counters.CountersFileReader;
import io.adaflight.analyzer.recording.RecordingException;
import io.adaflight.analyzer.recording.event.FinalCounts;
import java.nio.file.Path;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Looks at a counters file again and again. One thread. */
final class CountersWatch {
    private final Path file;
    private final @Nullable String onlyPipeline;
    private final LongPredicate running;
    private @Nullable FinalCounts last;
    private boolean ended;

    /**
     * Reads nothing yet.
     *
     * @param onlyPipeline the name of the only pipeline to report on; null for all
     * @param running whether a process runs, by its id
     */
    CountersWatch(Path file, @Nullable String onlyPipeline, LongPredicate running) {
        this.file = file;
        this.onlyPipeline = onlyPipeline;
        this.running = running;
    }

    /**
     * Looks once more.
     *
     * @return null when nothing was written since the last look
     * @throws RecordingException when the file cannot be read; its message says why
     */
    @Nullable
    LiveReport look() throws RecordingException {
        FinalCounts before = last;
        FinalCounts now = CountersFileReader.read(file);
        last = now;
        if (before != null && before.takenNanos() == now.takenNanos()) {
            ended = !running.test(now.processId());
            return null;
        }
        return LiveReport.of(now, onlyPipeline);
    }

    /**
     * Whether the process has ended and all it wrote was seen. A process in another container is not seen to run, but to write.
     */
    boolean hasEnded() {
        return ended;
    }

    /** Who writes the file; -1 before the first look. */
    long processId() {
        return last == null ? -1 : last.processId();
    }
}
