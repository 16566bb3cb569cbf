package io.adaflight.internal.looks;

import java.util.Arrays;
import java.util.List;

/**
 * What a thread did at one moment.
 *
 * @param state its state
 * @param blockerClass the class of the lock or other object that it waited for; empty where there was none, and where that
 *     is not known
 * @param ownerId the id of the thread that held the lock; below 0 where there was none
 * @param ownerName the name of that thread; empty where there was none
 * @param stack its stack, the top frame first; empty where it was not asked for
 */
public record ThreadLook(
        Thread.State state, String blockerClass, long ownerId, String ownerName, List<StackTraceElement> stack) {
    public ThreadLook {
        stack = List.copyOf(stack);
    }

    /** What can be seen of a thread without any help of the platform. */
    static ThreadLook ofState(Thread.State state) {
        return new ThreadLook(state, "", -1, "", List.of());
    }

    ThreadLook withStack(StackTraceElement[] newStack) {
        return new ThreadLook(state, blockerClass, ownerId, ownerName, top(newStack));
    }

    /** The frames of a stack that are kept. */
    static List<StackTraceElement> top(StackTraceElement[] stack) {
        return Arrays.asList(stack).subList(0, Math.min(stack.length, ThreadLooker.FRAMES));
    }

    /** Whether another thread held what it waited for. */
    public boolean isOwned() {
        return ownerId >= 0;
    }
}
