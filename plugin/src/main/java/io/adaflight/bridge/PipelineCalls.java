package io.adaflight.bridge;

import org.jspecify.annotations.Nullable;

/**
 * Counts what instrumented code of one kind of library reports. An owner is the object whose queue it is; its name is
 * looked at when the owner is met for the first time, and null lets the receiver find one. Any thread.
 */
public abstract class PipelineCalls {
    /** Only for the receiver of the calls. */
    protected PipelineCalls() {}

    /** An owner has been made; of libraries that tell so, the calls of other owners are not counted. */
    public abstract void meets(Object owner, String name);

    /** An event was accepted. */
    public abstract void written(Object owner, @Nullable String name);

    /**
     * Events were accepted by an owner that {@link #meets} has told of, perhaps after a wait, which ends.
     */
    public abstract void claimed(Object owner, long count);

    /** Events were refused and are lost. */
    public abstract void rejected(Object owner, @Nullable String name, long count);

    /** Events that were accepted are taken out again before they are handled. */
    public abstract void evicted(Object owner, @Nullable String name, long count);

    /** An event did not fit into the queue, so that its writer handles it. */
    public abstract void ranByCaller(Object owner, @Nullable String name);

    /** An event was refused although the library meant to wait for room; it neither counts nor says so. */
    public abstract void discardedSilently(Object owner, @Nullable String name);

    /** The calling thread begins to wait for room; ends with {@link #waitEnds}. */
    public abstract void waitBegins(Object owner, @Nullable String name);

    /** The calling thread waits for room, as it may have done before; ends with {@link #claimed}. */
    public abstract void waitGoesOn(Object owner);

    /** The wait of the calling thread ends; does nothing when there is none. */
    public abstract void waitEnds();

    /** The calling thread takes events out of the queue and hands them on. */
    public abstract void drained(Object owner, @Nullable String name, long count);

    /** The calling thread begins to wait for events. */
    public abstract void takeBegins(Object owner, @Nullable String name);

    /** The calling thread has events, or waits no longer. */
    public abstract void takeEnds(Object owner, @Nullable String name);

    /** The calling thread begins to wait for events of the owner that it drained last; does nothing when there is none. */
    public abstract void takeBegins();

    /** The calling thread has waited for events of the owner that it drained last; does nothing when there is none. */
    public abstract void takeEnds();
}
