package io.adaflight.analyzer.analysis.causes;

/**
 * A stack that drain threads at work were seen with while events were lost.
 *
 * @param cause what the thread did in it
 * @param frames the frames, the callers to the right; text from the recording, which is not to be trusted
 * @param looks how many looks saw it
 */
public record SeenStack(Cause cause, String frames, long looks) {}
