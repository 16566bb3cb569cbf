package io.adaflight.analyzer.recording;

/**
 * What a recording is, as far as the headers of its chunks tell.
 *
 * @param name the path that the user gave
 * @param startNanos the beginning of the first chunk
 * @param endNanos the end of the last chunk
 * @param files how many files it is made of
 * @param chunks how many chunks could be tried
 */
public record RecordingInfo(String name, long startNanos, long endNanos, int files, int chunks, long bytes) {}
