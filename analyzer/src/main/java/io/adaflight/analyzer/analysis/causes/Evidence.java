package io.adaflight.analyzer.analysis.causes;

import java.util.List;

/**
 * One thing that was seen of a cause while events were lost: a lock and its owner, a file, an address, a stack or a figure.
 *
 * @param attributes what it is, in a fixed order
 * @param heldNanos how long it lasted while events were lost, by exact events; 0 for looks and figures
 * @param count how many exact events, or looks, saw it
 * @param outOf the number of looks at drain threads at work; 0 for exact events and figures
 * @param longestStartNanos when the longest of them began, or the first look
 * @param longestEndNanos when the longest of them ended, or the last look
 */
public record Evidence(
        List<Attribute> attributes,
        long heldNanos,
        long count,
        long outOf,
        long longestStartNanos,
        long longestEndNanos) {
    public Evidence {
        attributes = List.copyOf(attributes);
    }

    /** The value of an attribute; empty when it is not known. */
    public String of(Key key) {
        return attributes.stream()
                .filter(attribute -> attribute.key() == key)
                .map(Attribute::value)
                .findFirst()
                .orElse("");
    }

    /**
     * One thing that is known.
     *
     * @param value untrusted text from the recording
     */
    public record Attribute(Key key, String value) {}

    /** What an attribute says; part of the published JSON, in camel case. */
    public enum Key {
        /** The drain thread. */
        THREAD,
        /** The thread that held the lock. */
        OWNER,
        /** What the owner was doing meanwhile, as a cause. */
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
        /** The top of the owner's stack. */
        OWNER_FRAMES,
        /** A figure, with its unit, such as a rate. */
        FIGURE
    }
}
