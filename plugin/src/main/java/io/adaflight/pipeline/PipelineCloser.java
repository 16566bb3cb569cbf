package io.adaflight.pipeline;

import io.adaflight.time.NanoClock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes a pipeline once; whoever comes later gets the same report. */
final class PipelineCloser {
    /** How long a sink that hangs is given to come back from an interrupt. */
    private static final long GRACE_NANOS = 500_000_000;

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
        refuseWrites();
        thread.finish(begin + deadline.toNanos());
        return new CloseReport(0, 0, false, Duration.ofNanos(clock.nanos() - begin));
    }

    synchronized CloseReport close(Duration deadline) {
        CloseReport present = report;
        if (present == null) {
            present = closeOnce(deadline);
            report = present;
        }
        return present;
    }

    private CloseReport closeOnce(Duration deadline) {
        long begin = clock.nanos();
        refuseWrites();
        thread.finish(begin + deadline.toNanos());
        boolean finished = join(deadline.toNanos());
        if (!finished) {
            loop.abort();
            thread.interrupt();
            finished = join(GRACE_NANOS);
        }
        if (!finished) {
            loop.takeOver();
            loop.endLanes();
        }
        long events = 0;
        long bytes = 0;
        for (Lane lane : loop.lanes()) {
            events += lane.discardedEvents();
            bytes += lane.discardedBytes();
        }
        return new CloseReport(events, bytes, finished, Duration.ofNanos(clock.nanos() - begin));
    }

    private void refuseWrites() {
        state.close();
        handshake();
        sharedLanes.shut();
        loop.lanes().forEach(Lane::wakeWaiter);
    }

    /*
     * A producer publishes an event and then looks whether the pipeline is closed (Lane.commit); this thread has set `closed`
     * and will then look for events. Without a fence in between, both could miss the other; a fence for each event would cost
     * ten times as much as the rest of a write. So the cost is on this side: a stack trace makes each producer pass a
     * handshake of the VM, which orders what it did before it with what it does after it, as a fence would. Either its event is
     * then visible here, or it sees `closed`.
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
