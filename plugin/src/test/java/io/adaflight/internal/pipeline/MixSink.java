package io.adaflight.internal.pipeline;

import io.adaflight.EventSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** The sink of a {@link Mix}: counts, checks the order of each thread's events, and behaves or does not. */
final class MixSink implements EventSink {
    /** How it behaves. */
    enum Kind {
        FAST,
        SLOW,
        THROWING,
        /** Hangs at an event until it is interrupted. */
        DEAD,
        /** Hangs at an event until it is released, whatever happens. */
        DEAF;

        boolean hangs() {
            return this == DEAD || this == DEAF;
        }
    }

    private final Kind kind;
    private final int hangAt;
    private final CountDownLatch released = new CountDownLatch(1);
    private final Map<Integer, Integer> last = new HashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong outOfOrder = new AtomicLong();
    private volatile int closeAt;
    private volatile Runnable close = () -> {};

    MixSink(Kind kind, int hangAt) {
        this.kind = kind;
        this.hangAt = hangAt;
    }

    /** Closes the pipeline from inside the sink, at an event. */
    void closeAt(int event, Runnable action) {
        close = action;
        closeAt = event;
    }

    @Override
    public void write(ByteBuffer event) throws IOException, InterruptedException {
        long call = calls.incrementAndGet();
        bytes.addAndGet(event.remaining());
        checkOrder(event);
        if (call == closeAt) {
            close.run();
        }
        if (kind == Kind.THROWING && call % 7 == 0) {
            failures.incrementAndGet();
            throw new IOException("now and then");
        }
        if (kind == Kind.SLOW) {
            for (int spin = 0; spin < 200; spin++) {
                Thread.onSpinWait();
            }
        }
        if (kind.hangs() && call == hangAt) {
            hang();
        }
    }

    private void checkOrder(ByteBuffer event) {
        if (event.remaining() >= 2 * Integer.BYTES) {
            int sequence = event.getInt(event.position() + Integer.BYTES);
            Integer before = last.put(event.getInt(event.position()), sequence);
            if (before != null && before >= sequence) {
                outOfOrder.incrementAndGet();
            }
        }
    }

    private void hang() throws InterruptedException {
        boolean hanging = true;
        while (hanging) {
            try {
                released.await();
                hanging = false;
            } catch (InterruptedException e) {
                if (kind == Kind.DEAD) {
                    failures.incrementAndGet();
                    throw e;
                }
            }
        }
    }

    /** Lets it go on where it hangs. */
    void release() {
        released.countDown();
    }

    Kind kind() {
        return kind;
    }

    long calls() {
        return calls.get();
    }

    long bytes() {
        return bytes.get();
    }

    long failures() {
        return failures.get();
    }

    long outOfOrder() {
        return outOfOrder.get();
    }
}
