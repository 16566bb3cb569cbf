package io.adaflight.internal.pipeline;

import io.adaflight.CloseReport;
import io.adaflight.internal.time.NanoClock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes a pipeline once; whoever comes later gets the same report. */
final class PipelineCloser {
    /** How long a sink that hangs is given to come back from an interrupt. */
    private static final long GRACE_NANOS = 500_000_000;

    private static final Duration LONGEST_DEADLINE = Duration.ofDays(365);

    private final PipelineState state;
    private final DrainLoop loop;
    private final DrainThread thread;
    private final SharedLanes sharedLanes;
    private final NanoClock clock;
    private @Nullable CloseReport report;

    PipelineCloser(PipelineState state, DrainThread thread, SharedLanes sharedLanes, NanoClock clock) {
        this.state = state;
        this.loop = thread.loop();
        this.thread = thread;
        this.sharedLanes = sharedLanes;
        this.clock = clock;
    }

    /** Closes from inside the sink: the drain ends by itself once the sink has returned. */
    CloseReport closeFromSink(Duration deadline) {
        long begin = clock.nanos();
        refuseWrites(begin, nanos(deadline));
        return report(false, begin);
    }

    synchronized CloseReport close(Duration deadline) {
        CloseReport present = report;
        if (present == null) {
            present = closeOnce(nanos(deadline));
            report = present;
        }
        return present;
    }

    private CloseReport closeOnce(long deadlineNanos) {
        long begin = clock.nanos();
        refuseWrites(begin, deadlineNanos);
        if (thread.getState() == Thread.State.NEW) {
            loop.end();
        }
        boolean finished = join(deadlineNanos);
        if (!finished) {
            loop.abort();
            thread.interrupt();
            finished = join(GRACE_NANOS);
        }
        if (!finished) {
            loop.takeOver();
        }
        return report(finished, begin);
    }

    private CloseReport report(boolean finished, long beginNanos) {
        DrainBooks books = loop.books();
        return new CloseReport(
                books.discardedEvents(),
                books.discardedBytes(),
                finished,
                Duration.ofNanos(clock.nanos() - beginNanos));
    }

    /*
     * The steps are the same for all who close, at the same time or one after the other; each can be done again, and the first
     * deadline counts.
     */
    private void refuseWrites(long beginNanos, long deadlineNanos) {
        state.close();
        handshake();
        sharedLanes.shut();
        synchronized (loop) {
            loop.finish(beginNanos + deadlineNanos);
        }
        state.wakeDrain();
        loop.lanes().forEach(Lane::wakeWaiter);
    }

    private static long nanos(Duration deadline) {
        return deadline.compareTo(LONGEST_DEADLINE) < 0 ? deadline.toNanos() : LONGEST_DEADLINE.toNanos();
    }

    /*
     * A producer publishes an event and then looks whether the pipeline is closed (Lane.commit); this thread has set `closed`
     * and will then look for events. Without a fence in between, both could miss the other; a fence for each event would cost
     * ten times as much as the rest of a write. So the cost is on this side: a stack trace makes each producer pass a
     * handshake of the VM, which orders what it did before it with what it does after it, as a fence would. Either its event is
     * then visible here, or it sees `closed`. CloseStress.WithHandshake proves it.
     */
    private void handshake() {
        for (Lane lane : loop.lanes()) {
            Thread owner = lane.owner().thread();
            if (owner != null && owner != Thread.currentThread()) {
                owner.getStackTrace();
            }
        }
    }

    private boolean join(long nanos) {
        boolean interrupted = Thread.interrupted();
        long end = System.nanoTime() + nanos;
        long remaining = nanos;
        while (remaining > 0 && thread.isAlive()) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, remaining);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            remaining = end - System.nanoTime();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
