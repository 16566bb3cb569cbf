package io.adaflight.adapters.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Takes one event and waits until the test opens the gate. Public, since Logback makes it. */
public final class GatedAppender extends AppenderBase<ILoggingEvent> {
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch gate = new CountDownLatch(1);
    final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
        entered.countDown();
        boolean interrupted = false;
        while (true) {
            try {
                gate.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        events.add(event);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until an event is here. */
    public void awaitEntry() throws InterruptedException {
        entered.await();
    }

    /** Lets events pass. */
    public void open() {
        gate.countDown();
    }

    /** How many events have passed. */
    public int taken() {
        return events.size();
    }
}
