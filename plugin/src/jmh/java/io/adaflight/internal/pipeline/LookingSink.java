package io.adaflight.internal.pipeline;

import io.adaflight.EventSink;
import java.nio.ByteBuffer;

/** What every consumer does with an event: looks at its length, its first and its last byte. For one thread. */
final class LookingSink implements EventSink {
    private long events;
    private long sum;

    @Override
    public void write(ByteBuffer event) {
        take(event.remaining(), event.get(event.position()), event.get(event.limit() - 1));
    }

    void take(int length, byte first, byte last) {
        events++;
        sum += length + first + last;
    }

    void take(byte[] event) {
        take(event.length, event[0], event[event.length - 1]);
    }

    /**
     * Checks that events have come; once their consumer has ended.
     *
     * @throws IllegalStateException when none has
     */
    void check() {
        if (events == 0 || sum == 0) {
            throw new IllegalStateException("the sink got " + events + " events, expected some");
        }
    }
}
