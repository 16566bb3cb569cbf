package io.adaflight.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Watches when events are lost: a disturbance may slow a drain down for a second and cost events only for a moment. The time in which the
 * queue filled counts too.
 */
final class LossWatch {
    private static final int EVERY_MILLIS = 20;
    /** How old the counts of a pipeline may be. */
    private static final long STALE_NANOS = 100_000_000;

    private final Receiver receiver;
    private final long beforeNanos;
    private final List<long[]> spans = new ArrayList<>();
    private final Thread thread = new Thread(this::watch, "loss-watch");
    private volatile boolean ended;

    LossWatch(Receiver receiver, Plan plan) {
        this.receiver = receiver;
        this.beforeNanos = STALE_NANOS + TimeUnit.MILLISECONDS.toNanos(plan.fillMillis());
    }

    void start() {
        thread.start();
    }

    /** Ends; gives the times in which events were lost, of {@link System#nanoTime}, in order and apart. */
    List<long[]> end() throws InterruptedException {
        ended = true;
        thread.join();
        return spans;
    }

    private void watch() {
        long lost = receiver.lost();
        long since = System.nanoTime();
        while (!ended) {
            try {
                TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            long now = receiver.lost();
            long nanos = System.nanoTime();
            if (now > lost) {
                add(since - beforeNanos, nanos);
            }
            lost = now;
            since = nanos;
        }
    }

    private void add(long from, long to) {
        long[] last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last != null && from <= last[1]) {
            last[1] = to;
        } else {
            spans.add(new long[] {from, to});
        }
    }
}
