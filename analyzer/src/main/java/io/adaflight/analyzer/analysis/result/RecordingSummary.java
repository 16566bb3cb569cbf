package io.adaflight.analyzer.analysis.result;

import io.adaflight.analyzer.recording.RecordingInfo;
import io.adaflight.analyzer.recording.event.VmPause;
import java.util.List;

/**
 * One recording of the report.
 *
 * @param process whose recording it is
 * @param window the part of it that the report is about
 * @param readChunks how many chunks could be read
 * @param collecting what the collections cost
 * @param pauses the longest pauses of the JVM, 2000 at most, by their beginning
 * @param instrumentation what the agent did to other people's libraries
 */
public record RecordingSummary(
        RecordingInfo info,
        ProcessIdentity process,
        TimeWindow window,
        int readChunks,
        CollectionSummary collecting,
        List<VmPause> pauses,
        Instrumentation instrumentation) {
    public RecordingSummary {
        pauses = List.copyOf(pauses);
    }
}
