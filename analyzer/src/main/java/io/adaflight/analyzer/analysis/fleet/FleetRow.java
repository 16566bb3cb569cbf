package io.adaflight.analyzer.analysis.fleet;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.result.ProcessIdentity;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.analysis.result.Verdict;
import io.adaflight.analyzer.recording.RecordingInfo;
import io.adaflight.analyzer.recording.event.DrainCounts;
import io.adaflight.analyzer.recording.event.EventCounts;
import java.util.List;
import java.util.Map;

/**
 * One recording of a fleet in short.
 *
 * @param process whose recording it is
 * @param window the part of it that the report is about
 * @param readChunks how many chunks could be read
 * @param drainCounted every pipeline counts drained events; otherwise their sum means nothing
 * @param warnings how many warnings there are about it
 * @param lostByCause how many events each cause lost
 * @param lostOverTime the lost events in {@link #SPANS} spans of equal length, which are the window together; empty when nothing
 *     was lost
 */
public record FleetRow(
        RecordingInfo info,
        ProcessIdentity process,
        TimeWindow window,
        int readChunks,
        Verdict verdict,
        EventCounts counts,
        DrainCounts drain,
        boolean drainCounted,
        int pipelines,
        int warnings,
        Map<Cause, Long> lostByCause,
        List<Long> lostOverTime) {
    /** How many spans of time a recording has here. */
    public static final int SPANS = 48;

    public FleetRow {
        lostByCause = Map.copyOf(lostByCause);
        lostOverTime = List.copyOf(lostOverTime);
    }
}
