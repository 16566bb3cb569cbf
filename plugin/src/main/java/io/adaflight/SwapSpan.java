package io.adaflight;

/** A ring swap that is being timed; for the thread that started it. */
public abstract class SwapSpan implements AutoCloseable {
    /** For AdaFlight's own spans. */
    protected SwapSpan() {}

    /**
     * Ends the swap: reads the clock, counts the swap and, if it took longer than the recording's threshold, records it. Does
     * nothing when the span has ended.
     */
    public abstract void end();

    /** Discards the span unless it has ended, so that a swap that fails inside a try statement is not counted. */
    @Override
    public abstract void close();
}
