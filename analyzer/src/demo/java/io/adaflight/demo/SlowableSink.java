package io.adaflight.demo;

import io.adaflight.EventSink;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** A sink that can be made slow, as a disk or a peer becomes slow: it then sleeps a millisecond for each event. */
final class SlowableSink implements EventSink {
    private final EventSink sink;
    private volatile boolean slow;

    SlowableSink(EventSink sink) {
        this.sink = sink;
    }

    void setSlow(boolean newSlow) {
        slow = newSlow;
    }

    @Override
    public void open() throws Exception {
        sink.open();
    }

    @Override
    public void write(ByteBuffer event) throws Exception {
        if (slow) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        sink.write(event);
    }

    @Override
    public void flush() throws Exception {
        sink.flush();
    }

    @Override
    public void close() throws Exception {
        sink.close();
    }
}
