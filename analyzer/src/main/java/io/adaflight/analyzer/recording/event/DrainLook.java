package io.adaflight.analyzer.recording.event;

import java.util.stream.Collectors;

/**
 * One look at a drain thread.
 *
 * @param losing whether the pipeline lost events or was under pressure; otherwise the look is one for comparison
 * @param state the name of the thread's state
 * @param atWork 1 at work on events, 0 waiting for events, -1 unknown
 * @param frames its stack, the callers to the right; empty when none was taken
 * @param blockerClass the class of what the thread waited for; empty when it waited for nothing known
 * @param ownerName the thread that held the lock; empty when there is none
 * @param ownerFrames the stack of that thread; empty when none was taken
 * @param sinceLastNanos the time that the look stands for
 */
public record DrainLook(
        long timeNanos,
        String pipeline,
        long threadId,
        boolean losing,
        String state,
        int atWork,
        String frames,
        String blockerClass,
        String ownerName,
        String ownerFrames,
        long sinceLastNanos)
        implements PipelineEvent {
    private static final int MOST_FRAMES = 16;
    private static final int LONGEST_FRAME = 160;

    /** A stack with one frame a line as frames one after the other, the callers to the right. */
    public static String stack(String lines) {
        return lines.lines()
                .limit(MOST_FRAMES)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.length() > LONGEST_FRAME ? line.substring(0, LONGEST_FRAME - 1) + "…" : line)
                .collect(Collectors.joining(" < "));
    }
}
