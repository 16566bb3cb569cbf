package io.adaflight.internal.pipeline;

import io.adaflight.EventSink;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A sink that keeps what it gets; a test can make it do more. */
class KeepingSink implements EventSink {
    private final List<byte[]> events = new ArrayList<>();
    private int flushes;
    private int closes;

    @Override
    public void write(ByteBuffer event) throws Exception {
        byte[] copy = new byte[event.remaining()];
        event.get(copy);
        synchronized (this) {
            events.add(copy);
            notifyAll();
        }
    }

    @Override
    public synchronized void flush() throws Exception {
        flushes++;
        notifyAll();
    }

    @Override
    public synchronized void close() throws Exception {
        closes++;
        notifyAll();
    }

    synchronized List<byte[]> events() {
        return new ArrayList<>(events);
    }

    synchronized int count() {
        return events.size();
    }

    synchronized int flushes() {
        return flushes;
    }

    synchronized int closes() {
        return closes;
    }

    /** Waits until so many events have come; fails rather than wait for ever. */
    synchronized void await(int count) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (events.size() < count) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new AssertionError("got " + events.size() + " events, expected " + count);
            }
            wait(millis);
        }
    }
}
