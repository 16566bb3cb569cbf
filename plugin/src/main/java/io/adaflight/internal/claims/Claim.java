package io.adaflight.internal.claims;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A right that one thread has at a time. It names its owner, and can be taken from one that does not use it any more. Any
 * thread; nobody waits and nothing is allocated, except in {@link #takeOver}.
 */
public final class Claim {
    /** Not a turn: the claim was not to be had. */
    public static final long NONE = 0;

    /*
     * A `finally` is no promise: where memory runs out while HotSpot turns a compiled frame back into interpreted ones, it
     * drops that frame with all its handlers. An owner can so lose its way with the claim in its hand, and live on.
     *
     * `turn` is odd while somebody has the claim, even while nobody has it, and never comes back. The owner says who it is
     * before it says of which turn; who takes over reads in the other order and then exchanges that very turn, so that it has
     * looked at the owner of the turn that it ends. CollectorStress and SharedLaneStress prove the claim.
     */
    private final AtomicLong turn = new AtomicLong();
    private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();
    private final AtomicLong ownedTurn = new AtomicLong();
    private final Set<String> users;

    /**
     * A claim that nobody has.
     *
     * @param users the classes whose methods an owner is in as long as it uses the claim
     */
    public Claim(Class<?>... users) {
        this.users = names(users);
    }

    private static Set<String> names(Class<?>[] classes) {
        return Set.of(java.util.Arrays.stream(classes).map(Class::getName).toArray(String[]::new));
    }

    /** Takes the claim; not again before it was released. Gives the turn to release, or {@link #NONE}. */
    public long tryClaim() {
        long free = turn.get();
        return (free & 1) == 0 && turn.compareAndSet(free, free + 1) ? own(free + 1) : NONE;
    }

    private long own(long taken) {
        owner.setRelease(Thread.currentThread());
        ownedTurn.setRelease(taken);
        return taken;
    }

    /** Gives the claim back, unless it was taken over in the meantime. */
    public void release(long taken) {
        if (ownedTurn.getAcquire() == taken) {
            owner.setRelease(null);
        }
        turn.compareAndSet(taken, taken + 1);
    }

    /**
     * Takes the claim from an owner that has ended, is the calling thread, or is in none of the classes that use the claim.
     * Looks at the owner's stack, which can take a tenth of a millisecond. Gives the turn to release, or {@link #NONE}.
     */
    public long takeOver() {
        long present = turn.get();
        if ((present & 1) == 0 || ownedTurn.getAcquire() != present || isUsedBy(owner.getAcquire())) {
            return NONE;
        }
        return turn.compareAndSet(present, present + 2) ? own(present + 2) : NONE;
    }

    private boolean isUsedBy(@Nullable Thread thread) {
        if (thread == null || thread == Thread.currentThread()) {
            return false;
        }
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (users.contains(frame.getClassName())) {
                return true;
            }
        }
        return false;
    }
}
