package io.adaflight.soak;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A thread that writes events of many sizes at a steady rate, and counts for itself. Read its counts after its end. */
final class LoadWriter extends Thread {
    private static final long PAUSE_NANOS = 1_000_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int FILTER_EVERY = 1_000;
    private static final int OVERSIZED_EVERY = 4_093;
    private static final int COMMON_SIZES = 64;
    private static final int EVENTS_BETWEEN_LOOKS = 1_024;

    private final LoadTarget target;
    private final double eventsPerNano;
    private final byte[] event = new byte[RingTarget.RING_BYTES + 1];
    private volatile boolean stopped;
    private volatile long published;
    private long offered;
    private long written;
    private long bytesWritten;
    private long rejected;
    private long bytesRejected;
    private long filtered;

    LoadWriter(LoadTarget target, int number, double eventsPerSecond) {
        super(target.name() + "-" + number);
        this.target = target;
        this.eventsPerNano = eventsPerSecond / NANOS_PER_SECOND;
    }

    @Override
    public void run() {
        long begin = System.nanoTime();
        while (!stopped) {
            long due = (long) ((System.nanoTime() - begin) * eventsPerNano);
            long until = Math.min(due, offered + EVENTS_BETWEEN_LOOKS);
            while (offered < until) {
                offer(++offered);
            }
            published = offered;
            if (until == due) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void offer(long number) {
        if (number % FILTER_EVERY == 0) {
            target.filter();
            filtered++;
            return;
        }
        int length = number % OVERSIZED_EVERY == 0 ? event.length : (int) (number % COMMON_SIZES);
        if (target.offer(event, length)) {
            written++;
            bytesWritten += length;
        } else {
            rejected++;
            bytesRejected += length;
        }
    }

    /** Ends soon; any thread. */
    void finish() {
        stopped = true;
    }

    boolean writesTo(LoadTarget other) {
        return target == other;
    }

    /** How many events were offered, a moment ago; any thread. */
    long offeredLately() {
        return published;
    }

    long written() {
        return written;
    }

    /** What writers counted for a pipeline, with what its receiver counted. */
    static Tally tally(String name, List<LoadWriter> writers, long drained, long bytesDrained, long failed) {
        return new Tally(
                name,
                writers.stream().mapToLong(writer -> writer.written).sum(),
                writers.stream().mapToLong(writer -> writer.bytesWritten).sum(),
                writers.stream().mapToLong(writer -> writer.rejected).sum(),
                writers.stream().mapToLong(writer -> writer.bytesRejected).sum(),
                writers.stream().mapToLong(writer -> writer.filtered).sum(),
                drained,
                bytesDrained,
                failed);
    }
}
