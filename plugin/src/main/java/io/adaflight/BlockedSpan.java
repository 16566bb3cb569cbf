package io.adaflight;

/** A wait for room that is being timed; for the thread that started it. */
public abstract class BlockedSpan implements AutoCloseable {
    /** For AdaFlight's own spans. */
    protected BlockedSpan() {}

    /** Ends the wait because there is room now, as {@code end(true)} does. */
    public abstract void end();

    /**
     * Ends the wait: reads the clock, counts the wait and, if it took longer than the recording's threshold, records it. Does
     * nothing when the span has ended.
     *
     * @param written whether there is room for the event
     */
    public abstract void end(boolean written);

    /** Ends the wait unless it has ended, and without room: a wait that fails inside a try statement counts as a failed one. */
    @Override
    public abstract void close();
}
