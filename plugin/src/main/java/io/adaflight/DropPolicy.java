package io.adaflight;

import java.time.Duration;

/** What a write does when its thread has no free ring. */
public final class DropPolicy {
    private static final DropPolicy OLDEST = new DropPolicy(Kind.OLDEST, Duration.ZERO);
    private static final DropPolicy NEWEST = new DropPolicy(Kind.NEWEST, Duration.ZERO);

    /** What happens, without the limit. */
    public enum Kind {
        /** As {@link #oldest}. */
        OLDEST,
        /** As {@link #newest}. */
        NEWEST,
        /** As {@link #block}. */
        BLOCK
    }

    private final Kind kind;
    private final Duration limit;

    private DropPolicy(Kind kind, Duration limit) {
        this.kind = kind;
        this.limit = limit;
    }

    /**
     * Evicts the oldest ring that is not being drained, with all events in it; without one, rejects the new event.
     *
     * @return the policy, which pipelines have unless they set another
     */
    public static DropPolicy oldest() {
        return OLDEST;
    }

    /**
     * Rejects the new event.
     *
     * @return the policy
     */
    public static DropPolicy newest() {
        return NEWEST;
    }

    /**
     * Waits for a ring; rejects the new event when the limit is over, the thread is interrupted or the pipeline closes.
     *
     * @param limit more than 0, at most a day
     * @return the policy with this limit
     * @throws IllegalArgumentException when it is not
     */
    public static DropPolicy block(Duration limit) {
        if (limit.isNegative() || limit.isZero() || limit.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("block limit is " + limit + ", expected more than 0, at most 1 day");
        }
        return new DropPolicy(Kind.BLOCK, limit);
    }

    /** {@return what happens} */
    public Kind kind() {
        return kind;
    }

    /** {@return how long a write waits at most; 0 where none waits} */
    public Duration limit() {
        return limit;
    }

    @Override
    public String toString() {
        return kind == Kind.BLOCK ? "block " + limit : kind == Kind.OLDEST ? "oldest" : "newest";
    }
}
