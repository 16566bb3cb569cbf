package io.adaflight.internal.registry;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Tells virtual threads from platform threads, on a release that knows only the latter, too. */
public final class VirtualThreads {
    /*
     * A constant for the JIT: where the JDK has no virtual threads, the test and what depends on it disappear.
     */
    private static final MethodHandle IS_VIRTUAL = find(MethodHandles.publicLookup(), "isVirtual");

    private VirtualThreads() {}

    /** Whether a thread is virtual; any thread. */
    public static boolean isVirtual(Thread thread) {
        return is(IS_VIRTUAL, thread);
    }

    static boolean is(MethodHandle getter, Thread thread) {
        try {
            return (boolean) getter.invokeExact(thread);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("a getter of the JDK threw", e);
        }
    }

    static MethodHandle find(MethodHandles.Lookup lookup, String method) {
        try {
            return lookup.findVirtual(Thread.class, method, MethodType.methodType(boolean.class));
        } catch (ReflectiveOperationException e) {
            return MethodHandles.dropArguments(MethodHandles.constant(boolean.class, false), 0, Thread.class);
        }
    }
}
