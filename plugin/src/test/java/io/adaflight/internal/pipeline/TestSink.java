package io.adaflight.internal.pipeline;

import io.adaflight.EventSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps the events as text; can be held at an event, and told to fail. */
final class TestSink implements EventSink {
    final List<String> events = new CopyOnWriteArrayList<>();
    final AtomicInteger flushes = new AtomicInteger();
    final AtomicInteger closes = new AtomicInteger();
    final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private boolean deaf;
    private boolean held;
    private String failure = "";

    /** Holds the first event until {@link #letThrough}; an interrupt makes it fail. */
    TestSink held() {
        held = true;
        return this;
    }

    /** Holds the first event until {@link #letThrough}, whatever happens. */
    TestSink heldAgainstInterrupts() {
        deaf = true;
        return held();
    }

    /** Fails for events that contain a text, or at flush or close when it is that word. */
    TestSink failingAt(String text) {
        failure = text;
        return this;
    }

    void letThrough() {
        gate.countDown();
    }

    @Override
    public void write(ByteBuffer event) throws Exception {
        String text = StandardCharsets.US_ASCII.decode(event).toString();
        entered.countDown();
        if (held) {
            pass();
        }
        if (!failure.isEmpty() && text.contains(failure)) {
            throw new IOException("cannot take " + failure);
        }
        events.add(text);
    }

    private void pass() throws InterruptedException {
        boolean passed = false;
        while (!passed) {
            try {
                gate.await();
                passed = true;
            } catch (InterruptedException e) {
                if (!deaf) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void flush() throws IOException {
        flushes.incrementAndGet();
        if (failure.equals("flush")) {
            throw new IOException("cannot flush");
        }
    }

    @Override
    public void close() {
        closes.incrementAndGet();
        if (failure.equals("close")) {
            throw new AssertionError("cannot close");
        }
    }
}
