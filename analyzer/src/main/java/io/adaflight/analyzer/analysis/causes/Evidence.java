package io.adaflight.analyzer.analysis.causes;

import java.util.List;

/**
 * What was seen of a cause while events were lost, one for each distinct thing: a lock and its owner, a file, an address, a
 * method.
 *
 * @param attributes what it is, in a fixed order
 * @param heldNanos how long it held in the time in which events were lost; 0 for samples
 * @param count how many events of the recording tell of it
 * @param longestStartNanos when the longest of them began
 * @param longestEndNanos when the longest of them ended
 */
public record Evidence(
        List<Attribute> attributes, long heldNanos, long count, long longestStartNanos, long longestEndNanos) {
    public Evidence {
        attributes = List.copyOf(attributes);
    }

    /**
     * One thing that is known.
     *
     * @param value text from the recording, which is not to be trusted
     */
    public record Attribute(Key key, String value) {}

    /** What an attribute says; part of the published JSON, in camel case. */
    public enum Key {
        /** The drain thread that it happened on. */
        THREAD,
        /** The thread that held the monitor last. */
        OWNER,
        /** What the owner did meanwhile, as a cause. */
        OWNER_WAS,
        /** The class of the monitor or of what the thread was parked on. */
        CLASS,
        /** The file. */
        PATH,
        /** The far end of the socket. */
        ADDRESS,
        /** How many bytes were read or written. */
        BYTES,
        /** The kind of pause, or the operation of the JVM. */
        OPERATION,
        /** The top of the stack, the callers to the right. */
        FRAMES,
        /** A figure, with its unit, such as a load. */
        FIGURE
    }
}
