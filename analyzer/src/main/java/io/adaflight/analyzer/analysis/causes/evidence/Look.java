package io.adaflight.analyzer.analysis.causes.evidence;

import io.adaflight.analyzer.recording.event.DrainLook;
import org.jspecify.annotations.Nullable;

/**
 * One look at a drain thread and what it was doing.
 *
 * @param activity null when no stack was taken and the state does not tell
 * @param atWork 1 at work on events, 0 waiting for events, -1 unknown
 * @param weightNanos the time that the look represents
 * @param frames the top of its stack; empty when none was taken
 */
public record Look(
        long timeNanos,
        @Nullable Activity activity,
        String state,
        int atWork,
        long weightNanos,
        String frames,
        String blockerClass,
        String ownerName,
        String ownerFrames) {
    private static final long USUAL_NANOS = 20_000_000L;
    private static final long LONGEST_NANOS = 1_000_000_000L;

    static Look of(DrainLook look, @Nullable Activity ofStack) {
        long since = look.sinceLastNanos() <= 0 ? USUAL_NANOS : Math.min(LONGEST_NANOS, look.sinceLastNanos());
        return new Look(
                look.timeNanos(),
                activity(look, ofStack),
                look.state(),
                look.atWork(),
                since,
                look.frames(),
                look.blockerClass(),
                look.ownerName(),
                look.ownerFrames());
    }

    /*
     * A thread that waits to enter a monitor has the method that wants it on top of its stack, so only its state shows that.
     * Everything else comes from the stack, which is taken a moment after the state.
     */
    private static @Nullable Activity activity(DrainLook look, @Nullable Activity ofStack) {
        if (look.state().equals("BLOCKED")) {
            return Activity.LOCKED;
        }
        if (ofStack == Activity.PARKED && !look.ownerName().isEmpty()) {
            return Activity.LOCKED;
        }
        return ofStack;
    }

    /** Whether the thread waited for events, as it reports itself; if it does not, whether it waited in a queue. */
    public boolean isIdle() {
        return atWork == 0 || (atWork < 0 && activity == Activity.TAKING);
    }
}
