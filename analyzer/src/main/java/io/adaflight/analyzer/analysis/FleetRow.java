package io.adaflight.analyzer.analysis;

import io.adaflight.analyzer.recording.DrainCounts;
import io.adaflight.analyzer.recording.EventCounts;
import io.adaflight.analyzer.recording.RecordingInfo;

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
