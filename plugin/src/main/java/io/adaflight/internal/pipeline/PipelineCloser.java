package io.adaflight.internal.pipeline;

import io.adaflight.CloseReport;
import io.adaflight.internal.claims.Claim;
import io.adaflight.internal.time.NanoClock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes a pipeline once; whoever comes later gets the same report. */
final class PipelineCloser {
    /** How long a sink that hangs is given to come back from an interrupt. */
    private static final long GRACE_NANOS = 500_000_000;

    /** How often it is looked whether the drain thread, or whoever else closes, is gone. */
    private static final long LOOK_NANOS = 20_000_000;

    private static final Duration LONGEST_DEADLINE = Duration.ofDays(365);

    /*
     * Any number of threads may begin a close, the drain thread from inside the sink among them; the steps of beginning are
     * the same for all, and each can be done again. One of them, and never the drain thread, supervises: it waits for the
     * drain thread and takes its place when it hangs or is gone. The others wait for the life to be closed. A supervisor that
     * fails gives its claim back, so that the next close supervises.
     */
    private final PipelineLife life;
    private final DrainLoop loop;
    private final DrainThread thread;
    private final SharedLanes sharedLanes;
    private final NanoClock clock;
    private final Claim supervision = new Claim(PipelineCloser.class);

    PipelineCloser(PipelineLife life, DrainThread thread, SharedLanes sharedLanes, NanoClock clock) {
        this.life = life;
        this.loop = thread.loop();
        this.thread = thread;
        this.sharedLanes = sharedLanes;
        this.clock = clock;
    }

    /** Refuses writes and lets the drain end, without waiting for it; the first deadline counts. */
    PipelineLife.Closing begin(Duration deadline) {
        long now = clock.nanos();
        PipelineLife.Closing closing = life.beginClose(now, now + nanos(deadline));
        GlobalHandshake.pass(thread);
        sharedLanes.shut(closing.untilNanos());
        loop.finish(closing.untilNanos());
        life.wakeDrain();
        loop.wakeWaiters();
        return closing;
    }

    /** Closes; from inside the sink, the drain ends by itself once the sink has returned. */
    CloseReport close(Duration deadline) {
        long begin = System.nanoTime();
        CloseReport present = life.report();
        if (present != null) {
            return present;
        }
        PipelineLife.Closing closing = begin(deadline);
        present = life.isDrain() ? null : await(closing, begin + nanos(deadline));
        return present == null ? report(closing, false) : present;
    }

    private @Nullable CloseReport await(PipelineLife.Closing closing, long end) {
        CloseReport report = life.report();
        while (report == null && System.nanoTime() - end < GRACE_NANOS) {
            long turn = supervision.tryClaim();
            turn = turn == Claim.NONE ? supervision.takeOver() : turn;
            if (turn == Claim.NONE) {
                report = life.awaitClosed(LOOK_NANOS);
            } else {
                try {
                    report = supervise(closing, end - System.nanoTime());
                } finally {
                    supervision.release(turn);
                }
            }
        }
        return report;
    }

    private CloseReport supervise(PipelineLife.Closing closing, long nanos) {
        boolean over = thread.cancel() || awaitOver(nanos);
        if (!over) {
            loop.abort();
            thread.interrupt();
            over = awaitOver(GRACE_NANOS);
        }
        if (!over) {
            loop.takeOver();
        } else if (!loop.isEnded()) {
            loop.endInPlace();
        }
        return life.closed(report(closing, over));
    }

    private CloseReport report(PipelineLife.Closing closing, boolean finished) {
        return PipelineLife.report(loop.books(), finished, closing.beganNanos(), clock);
    }

    private static long nanos(Duration deadline) {
        return deadline.compareTo(LONGEST_DEADLINE) < 0 ? deadline.toNanos() : LONGEST_DEADLINE.toNanos();
    }

    /*
     * The drain thread may be about to begin, when there is nothing to join yet; and it may be gone without having closed
     * anything.
     */
    private boolean awaitOver(long nanos) {
        long end = System.nanoTime() + nanos;
        long remaining = nanos;
        while (!thread.isOver() && remaining > 0) {
            if (life.isClosed()) {
                join(remaining);
            } else {
                life.awaitClosed(Math.min(remaining, LOOK_NANOS));
            }
            remaining = end - System.nanoTime();
        }
        return thread.isOver();
    }

    private void join(long nanos) {
        boolean interrupted = Thread.interrupted();
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
