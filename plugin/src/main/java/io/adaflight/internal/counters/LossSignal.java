package io.adaflight.internal.counters;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells the recorder at once that a pipeline loses events or lets its callers wait. Raised by any thread. */
public final class LossSignal {
    /*
     * A thread that loses much reads the flag each time and finds it raised: the line stays shared. It is written once for
     * each time that the recorder takes it. A raise that meets a take is part of what that take reports or the next does, so that
     * none is lost. LossSignalStress proves it. A thread that sees the flag raised a moment after it was taken leaves it to
     * its next loss to raise it.
     */
    private static final VarHandle RAISED =
            Fields.find(MethodHandles.lookup(), LossSignal.class, "raised", boolean.class);

    boolean raised;

    private final AtomicInteger waiting = new AtomicInteger();

    /** Says that events are lost. */
    void raise() {
        if (!(boolean) RAISED.getOpaque(this)) {
            RAISED.setOpaque(this, true);
        }
    }

    /** Says that a caller begins to wait. */
    void waits() {
        waiting.getAndIncrement();
    }

    /** Says that a caller waits no more. */
    void waitsNoMore() {
        waiting.getAndDecrement();
    }

    /** Whether events were lost or callers waited since the last call, or wait now; the recorder. */
    public boolean take() {
        boolean was = (boolean) RAISED.getOpaque(this);
        if (was) {
            RAISED.setVolatile(this, false);
        }
        return was || waiting.get() > 0;
    }
}
