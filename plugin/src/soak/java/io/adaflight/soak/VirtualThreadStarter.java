package io.adaflight.soak;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Starts virtual threads, which the release that the soaks are compiled for does not have. */
public final class VirtualThreadStarter {
    private final MethodHandle start;

    private VirtualThreadStarter(MethodHandle start) {
        this.start = start;
    }

    /** Whether this JDK has virtual threads. */
    public static boolean isPossible() {
        return Runtime.version().feature() >= 21;
    }

    /**
     * Finds out how.
     *
     * @throws IllegalArgumentException when this JDK has no virtual threads
     */
    public static VirtualThreadStarter find() {
        try {
            return new VirtualThreadStarter(MethodHandles.publicLookup()
                    .findStatic(
                            Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "JDK " + Runtime.version().feature() + " has no virtual threads, expected 21 or newer", e);
        }
    }

    /** Starts one. */
    public Thread start(Runnable task) {
        try {
            return (Thread) start.invokeExact(task);
        } catch (Throwable e) {
            throw new IllegalStateException("a virtual thread did not start", e);
        }
    }
}
