package io.adaflight.analyzer.analysis.causes;

/**
 * A stack of drain threads at work while events were lost.
 *
 * @param cause what the thread was doing
 * @param frames the frames, callers to the right; untrusted text from the recording
 * @param looks how many looks saw it
 */
public record SeenStack(Cause cause, String frames, long looks) {}
