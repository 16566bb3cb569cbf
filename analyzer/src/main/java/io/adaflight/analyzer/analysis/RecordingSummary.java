package io.adaflight.analyzer.analysis;

import io.adaflight.analyzer.recording.RecordingInfo;

/**
 * One recording of the report.
 *
 * @param window the part of it that the report is about
 * @param readChunks how many chunks could be read
 * @param collecting what the collections cost
 */
public record RecordingSummary(RecordingInfo info, TimeWindow window, int readChunks, CollectionSummary collecting) {}
