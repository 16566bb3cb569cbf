package io.adaflight.internal.looks;

/**
 * What the platform says of a thread's time since it began.
 *
 * @param ranKnown whether it says how long the thread ran
 * @param ranNanos time on a processor; 0 where it is not known
 * @param waitedKnown whether it says how long the thread waited for a processor
 * @param waitedNanos time ready to run and not running; 0 where it is not known
 */
public record ProcessorTime(boolean ranKnown, long ranNanos, boolean waitedKnown, long waitedNanos) {
    /** Nothing is known. */
    public static final ProcessorTime UNKNOWN = new ProcessorTime(false, 0, false, 0);

    static ProcessorTime of(long ranNanos, long waitedNanos) {
        return new ProcessorTime(true, ranNanos, true, waitedNanos);
    }

    static ProcessorTime ofRun(long ranNanos) {
        return new ProcessorTime(true, ranNanos, false, 0);
    }

    /** What came since an earlier reading; unknown where either is. */
    public ProcessorTime since(ProcessorTime earlier) {
        boolean ran = ranKnown && earlier.ranKnown;
        boolean waited = waitedKnown && earlier.waitedKnown;
        return new ProcessorTime(
                ran,
                ran ? Math.max(0, ranNanos - earlier.ranNanos) : 0,
                waited,
                waited ? Math.max(0, waitedNanos - earlier.waitedNanos) : 0);
    }
}
