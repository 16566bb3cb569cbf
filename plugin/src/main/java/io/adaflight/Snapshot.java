package io.adaflight;

/**
 * The state of a pipeline at one moment: a row for each thread, and their sums. Immutable; any thread. The totals are the sums
 * of the rows and of the threads that have no row any more, exactly.
 */
public interface Snapshot {
    /** {@return the name of the pipeline} */
    String pipeline();

    /** {@return when the snapshot was taken, in milliseconds since 1970-01-01T00:00Z} */
    long epochMillis();

    /** {@return when the snapshot was taken, on the clock of {@link System#nanoTime}} */
    long nanos();

    /** {@return how many rows there are: one for each thread, and one for all virtual threads together} */
    int rows();

    /**
     * {@return a row}
     *
     * @param index from 0, below {@link #rows()}; rows are in the order in which their threads were registered
     * @throws IndexOutOfBoundsException when there is no such row
     */
    ThreadRow row(int index);

    /** {@return the sums of all rows and of the retired threads} */
    EventCounts totals();

    /** {@return the sums of the threads that have ended and have no row any more} */
    EventCounts retired();

    /** {@return the platform threads that run} */
    int liveThreads();

    /** {@return the platform threads that have ended} */
    long retiredThreads();

    /** {@return the events taken out of the pipeline} */
    long eventsDrained();

    /** {@return the bytes of the events taken out} */
    long bytesDrained();

    /** {@return the events taken out that their receiver failed to take} */
    long eventsFailed();

    /** {@return the failures of the receiver} */
    long sinkFailures();

    /** {@return the events accepted and neither drained nor evicted; at least 0} Meaningless where drained events are not counted. */
    long queueDepth();

    /** {@return the events accepted a second, over the rate window; 0 while no window has passed} */
    double eventsPerSecond();

    /** {@return the bytes accepted a second, over the rate window; 0 while no window has passed} */
    double bytesPerSecond();

    /** {@return the events lost a second, over the rate window; 0 while no window has passed} */
    double droppedPerSecond();

    /** The counts of one thread, or of all virtual threads together. Immutable but for what says otherwise; any thread. */
    interface ThreadRow {
        /** {@return the thread's id; -1 for all virtual threads} */
        long threadId();

        /** {@return the thread's name, at present or when it was last seen alive, cut to 256 characters} */
        String threadName();

        /** {@return whether this row stands for all virtual threads} */
        boolean isVirtual();

        /** {@return when the thread was registered, in milliseconds since 1970-01-01T00:00Z} */
        long registeredEpochMillis();

        /** {@return whether the thread has ended, so that these are its final counts} */
        boolean isEnded();

        /** {@return the counts since the thread was registered} */
        EventCounts counts();

        /** {@return the back-pressure state; {@link BackPressureState#NONE} for a queue of the application} */
        BackPressureState state();

        /** {@return the rings that the thread has; 0 for a queue of the application} */
        int ringsInRotation();

        /** {@return the events accepted a second, over the rate window; 0 while no window has passed} */
        double eventsPerSecond();

        /** {@return the bytes accepted a second, over the rate window; 0 while no window has passed} */
        double bytesPerSecond();

        /**
         * {@return the time in nanoseconds that a share of the ring swaps did not exceed, within 12.5 %; 0 where there was none} It is that of
         * the moment of the call, not of the snapshot.
         *
         * @param share from 0 to 1
         * @throws IllegalArgumentException when it is not
         */
        long swapNanosAt(double share);
    }
}
