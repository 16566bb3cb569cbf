package io.adaflight.soak;

import io.adaflight.EventSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A sink that counts what it is given, throws now and then and stalls now and then. Read it after the close. */
final class CountingSink implements EventSink {
    private final long stallEvery;
    private final long stallMillis;
    private final long failEvery;
    private long events;
    private long bytes;
    private long failed;

    /**
     * A sink.
     *
     * @param stallEvery after how many events it stalls
     * @param stallMillis for how long
     * @param failEvery after how many events it throws
     */
    CountingSink(long stallEvery, long stallMillis, long failEvery) {
        this.stallEvery = stallEvery;
        this.stallMillis = stallMillis;
        this.failEvery = failEvery;
    }

    @Override
    public void write(ByteBuffer event) throws Exception {
        events++;
        bytes += event.remaining();
        if (events % stallEvery == 0) {
            Thread.sleep(stallMillis);
        }
        if (events % failEvery == 0) {
            failed++;
            throw new IOException("every event of some number fails");
        }
    }

    long events() {
        return events;
    }

    long bytes() {
        return bytes;
    }

    long failed() {
        return failed;
    }
}
