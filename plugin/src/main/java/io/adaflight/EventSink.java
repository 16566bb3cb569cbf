package io.adaflight;

import java.nio.ByteBuffer;

/**
 * Where the events of a pipeline go. All methods but {@link #open} are called on the drain thread. What they throw is counted and
 * logged once for each distinct failure; the pipeline goes on with the next event.
 */
@FunctionalInterface
public interface EventSink {
    /**
     * Takes an event. The events of one thread come in the order in which it wrote them.
     *
     * @param event from its position to its limit; valid and unchanged during the call only
     * @throws Exception when the event cannot be taken; it counts as failed
     */
    void write(ByteBuffer event) throws Exception;

    /**
     * Called once, before the first event, by the thread that opens the pipeline. What it throws keeps the pipeline from
     * opening. A sink that hands on to another one opens that here.
     *
     * @throws Exception when the sink cannot be opened
     */
    default void open() throws Exception {}

    /**
     * Called after each pass over the threads that brought events.
     *
     * @throws Exception when what was taken cannot be handed on
     */
    default void flush() throws Exception {}

    /**
     * Called once, after the last event.
     *
     * @throws Exception when the sink cannot be closed
     */
    default void close() throws Exception {}
}
