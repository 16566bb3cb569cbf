package io.adaflight.internal.looks;

import java.util.List;

/**
 * One look at a drain thread and, where it waited for a lock, at the lock's owner.
 *
 * @param thread the drain thread
 * @param ownerStack the stack of the thread that held the lock; empty where there was none or it was not asked for
 */
public record DrainLook(ThreadLook thread, List<StackTraceElement> ownerStack) {
    public DrainLook {
        ownerStack = List.copyOf(ownerStack);
    }

    static DrainLook of(ThreadLook thread) {
        return new DrainLook(thread, List.of());
    }
}
