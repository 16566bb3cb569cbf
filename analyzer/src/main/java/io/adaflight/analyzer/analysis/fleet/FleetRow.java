package io.adaflight.analyzer.analysis.fleet;

import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.analysis.result.Verdict;
import io.adaflight.analyzer.recording.RecordingInfo;
import io.adaflight.analyzer.recording.event.DrainCounts;
import io.adaflight.analyzer.recording.event.EventCounts;

/**
 * One recording of a fleet in short.
 *
 * @param window the part of it that the report is about
 * @param readChunks how many chunks could be read
 * @param warnings how many warnings there are about it
 */
public record FleetRow(
        RecordingInfo info,
        TimeWindow window,
        int readChunks,
        Verdict verdict,
        EventCounts counts,
        DrainCounts drain,
        int pipelines,
        int warnings) {}
