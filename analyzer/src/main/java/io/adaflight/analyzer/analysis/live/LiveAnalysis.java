package io.adaflight.analyzer.analysis.live;

import io.adaflight.analyzer.analysis.count.RecordingAnalysis;
import io.adaflight.analyzer.analysis.count.ReportBuilder;
import io.adaflight.analyzer.recording.RecordingInfo;
import io.adaflight.analyzer.recording.event.DecodedEvent;
import io.adaflight.analyzer.recording.event.ThreadSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sums up a running JVM and can report at any time. Any thread may add events or ask for a report. */
public final class LiveAnalysis implements Consumer<DecodedEvent> {
    /*
     * The rows of threads come all at once, and idle threads have none. So a rate is what the rows added between two such
     * moments, divided by the time between them. Two intervals without a row mean that nothing was written.
     */
    private final String name;
    private final @Nullable String onlyPipeline;
    private final long silentNanos;
    private @Nullable RecordingAnalysis analysis;
    private long countedNanos;

    /**
     * Starts without events.
     *
     * @param name what the report calls the recording
     * @param onlyPipeline the name of the only pipeline to report on; null for all
     * @param interval the time between two rows of a thread
     */
    public LiveAnalysis(String name, @Nullable String onlyPipeline, Duration interval) {
        this.name = name;
        this.onlyPipeline = onlyPipeline;
        silentNanos = 2 * interval.toNanos();
    }

    @Override
    public synchronized void accept(DecodedEvent event) {
        RecordingAnalysis begun = analysis;
        if (begun == null) {
            RecordingInfo info = new RecordingInfo(name, event.timeNanos(), event.timeNanos(), 0, 0, 0);
            begun = RecordingAnalysis.live(info, onlyPipeline);
            analysis = begun;
            countedNanos = event.timeNanos();
        }
        begun.accept(event);
        if (event instanceof ThreadSnapshot || event.timeNanos() - countedNanos > silentNanos) {
            countedNanos = Math.max(countedNanos, event.timeNanos());
        }
    }

    /** What happened so far; null before the first event. */
    public synchronized @Nullable LiveReport report() {
        RecordingAnalysis begun = analysis;
        if (begun == null) {
            return null;
        }
        ReportBuilder builder = new ReportBuilder();
        builder.add(begun, 0, List.of());
        return new LiveReport(builder.build(), countedNanos, false);
    }
}
