package io.adaflight.internal.pipeline;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Makes all threads of the JVM pass a point at which what each did before is ordered with what it does after it, as a fence
 * in each of them would. One operation of the VM, however many threads there are.
 */
final class GlobalHandshake {
    /*
     * Java has no call for it, but calls of which it is a part. To close a shared arena makes HotSpot run a handshake on all
     * threads: none of them may be in the middle of an access to its memory. Where there are no arenas yet, a stack trace of
     * one thread stops all of them at a safepoint up to JDK 18, as all stack traces together do in every release. CloseStress
     * proves it on the release that it runs on.
     */
    private static final int FIRST_WITH_ARENAS = 22;
    private static final int LAST_WITH_ONE_TRACE_AT_A_SAFEPOINT = 18;
    private static final int RELEASE = Runtime.version().feature();
    private static final @Nullable MethodHandle SHARED_ARENA = RELEASE < FIRST_WITH_ARENAS ? null : find();

    private GlobalHandshake() {}

    /**
     * Passes it.
     *
     * @param other a thread of ours, not the calling one, that is as good as sure to be alive
     */
    static void pass(Thread other) {
        MethodHandle arena = SHARED_ARENA;
        if (arena != null) {
            closeNew(arena);
        } else if (RELEASE > LAST_WITH_ONE_TRACE_AT_A_SAFEPOINT
                || other == Thread.currentThread()
                || other.getStackTrace().length == 0) {
            Thread.getAllStackTraces();
        }
    }

    private static void closeNew(MethodHandle sharedArena) {
        try {
            ((AutoCloseable) sharedArena.invokeExact()).close();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a new arena could not be closed", e);
        }
    }

    private static @Nullable MethodHandle find() {
        try {
            Class<?> arena = Class.forName("java.lang.foreign.Arena");
            return MethodHandles.publicLookup()
                    .findStatic(arena, "ofShared", MethodType.methodType(arena))
                    .asType(MethodType.methodType(AutoCloseable.class));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
