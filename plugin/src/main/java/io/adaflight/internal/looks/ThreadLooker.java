package io.adaflight.internal.looks;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at a thread: its state always, its stack when asked to. */
public final class ThreadLooker {
    /** The most frames of a stack that are looked at. */
    public static final int FRAMES = 16;

    /*
     * State and stack should be of one moment. The management bean gives both at once, but stops all threads for a stack.
     * Where the JDK walks the stack of one thread alone, which it does since virtual threads came, that costs a tenth; the rest
     * is then read right behind it.
     */
    private final Supplier<ThreadManagement> management;
    private final boolean walksOneThread;

    /** Looks by the means of this JVM. */
    public ThreadLooker(Supplier<ThreadManagement> management) {
        this(management, Runtime.version().feature() >= 21);
    }

    ThreadLooker(Supplier<ThreadManagement> management, boolean walksOneThread) {
        this.management = management;
        this.walksOneThread = walksOneThread;
    }

    /**
     * Looks at a thread.
     *
     * @param threadId its id
     * @param virtual whether it is virtual, so that nobody but itself knows of it
     * @param withStack whether its stack is looked at, too, and that of the owner of a lock that it waits for
     */
    public DrainLook look(Thread thread, long threadId, boolean virtual, boolean withStack) {
        if (!withStack) {
            return DrainLook.of(state(thread, threadId, virtual));
        }
        if (!virtual && !walksOneThread) {
            DrainLook stopped = lookWithAllStopped(threadId);
            if (stopped != null) {
                return stopped;
            }
        }
        StackTraceElement[] stack = thread.getStackTrace();
        ThreadLook look = state(thread, threadId, virtual).withStack(stack);
        ThreadLook owner = look.isOwned() ? management.get().look(look.ownerId(), FRAMES) : null;
        return owner == null ? DrainLook.of(look) : new DrainLook(look, owner.stack());
    }

    private ThreadLook state(Thread thread, long threadId, boolean virtual) {
        ThreadLook look = virtual ? null : management.get().look(threadId, 0);
        return look == null ? ThreadLook.ofState(thread.getState()) : look;
    }

    private @Nullable DrainLook lookWithAllStopped(long threadId) {
        ThreadLook before = management.get().look(threadId, 0);
        if (before == null) {
            return null;
        }
        if (!before.isOwned()) {
            ThreadLook look = management.get().look(threadId, FRAMES);
            return look == null ? null : DrainLook.of(look);
        }
        @Nullable ThreadLook[] both = management.get().look(threadId, before.ownerId(), FRAMES);
        ThreadLook look = both[0];
        ThreadLook owner = both[1];
        if (look == null) {
            return null;
        }
        return owner == null || look.ownerId() != before.ownerId()
                ? DrainLook.of(look)
                : new DrainLook(look, owner.stack());
    }
}
