package io.adaflight.analyzer.analysis.count;

import io.adaflight.analyzer.recording.warning.Warning;
import java.util.List;

/** Takes the analyses of recordings, one after the other. */
public interface ReportSink {
    /** Takes a recording that was read to its end. */
    void add(RecordingAnalysis analysis, int readChunks, List<Warning> ofRecording);

    /** Takes a warning that no analysis knows. */
    void add(Warning warning);

    /** Whether no recording was added. */
    boolean isEmpty();
}
