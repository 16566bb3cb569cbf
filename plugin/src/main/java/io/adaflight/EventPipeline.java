package io.adaflight;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * A path for events from many threads to one sink. Any thread may write; no write takes a lock, and none throws for what
 * happens to the pipeline. Each event that is not accepted is counted.
 *
 * <p>A write parks only under {@link DropPolicy#block}: when its thread has no free ring, and for the policy's limit at most. An
 * interrupt ends that wait, or keeps it from starting; the event is then rejected and the thread's interrupt status stays
 * set. Under the other policies a write never waits.
 *
 * <p>A platform thread has rings of its own. Virtual threads share a few sets of rings and are one row of the counts; a write of
 * theirs claims a set for its length, and waits while another virtual thread has the claim.
 */
public abstract class EventPipeline implements AutoCloseable {
    /** The deadline of a close that does not set one. */
    public static final Duration DEFAULT_CLOSE_DEADLINE = Duration.ofSeconds(10);

    /** For AdaFlight's own pipelines. */
    protected EventPipeline() {}

    /** {@return the name} */
    public abstract String name();

    /** {@return whether the pipeline refuses writes} */
    public abstract boolean isClosed();

    /**
     * Writes an event.
     *
     * @param event all its bytes are the event; they are copied
     * @return whether it was accepted; an accepted event can still be evicted before it is drained
     */
    public abstract boolean write(byte[] event);

    /**
     * Writes an event.
     *
     * @param source has the event somewhere; its bytes are copied
     * @param offset where the event begins
     * @param length how many bytes it has
     * @return whether it was accepted; an accepted event can still be evicted before it is drained
     * @throws IndexOutOfBoundsException when the array does not have these bytes
     */
    public abstract boolean write(byte[] source, int offset, int length);

    /**
     * Writes an event.
     *
     * @param event from its position to its limit, both of which stay as they are
     * @return whether it was accepted; an accepted event can still be evicted before it is drained
     */
    public abstract boolean write(ByteBuffer event);

    /** Counts an event that the application leaves out on purpose. */
    public abstract void filtered();

    /** Closes with {@link #DEFAULT_CLOSE_DEADLINE}. */
    @Override
    public abstract void close();

    /**
     * Refuses further writes, drains what is in the rings and closes the sink. What is not drained by the deadline is
     * discarded and counts as evicted. Any thread, any number of times: the deadline of the first call counts, and all get
     * the same report. A later call waits until the pipeline is closed, at most for its own deadline and half a second; then it
     * reports what is known. From inside the sink it returns at once and the drain ends later.
     *
     * @param deadline at least 0
     * @return what was left behind
     * @throws IllegalArgumentException when it is negative
     */
    public abstract CloseReport close(Duration deadline);
}
