package io.adaflight.internal.pipeline;

import io.adaflight.EventSink;
import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.registry.DrainRegistration;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.NanoClock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Sequences the drain: passes while there is work, sleeps while there is none, and ends the pipeline. */
final class DrainThread extends Thread {
    private static final long AFTER_A_FAILURE_NANOS = 1_000_000;

    /** Whether the thread may begin: decided once, by whoever starts the pipeline or by whoever closes it before. */
    private enum Start {
        UNDECIDED,
        STARTED,
        CANCELLED
    }

    private final ThreadRegistry registry;
    private final DrainRegistration registration;
    private final DrainCounters metrics;
    private final DrainLoop loop;
    private final PipelineLife life;
    private final NanoClock clock;
    private final long flushNanos;
    private final BooleanSupplier hasWork;
    private final AtomicReference<Start> start = new AtomicReference<>(Start.UNDECIDED);
    private long flushed;

    DrainThread(PipelineOptions options, PipelineLife life, ThreadRegistry registry, EventSink sink) {
        super("adaflight-drain-" + options.name());
        this.registry = registry;
        this.registration = registry.newDrain(this);
        this.metrics = registration.metrics();
        this.loop = new DrainLoop(options.name(), sink, metrics, options.clock());
        this.life = life;
        this.clock = options.clock();
        this.flushNanos = options.flushInterval().toNanos();
        this.flushed = clock.nanos() - flushNanos;
        this.hasWork = () -> loop.isFinishing() || loop.hasFullRing();
        setDaemon(true);
    }

    /** What the thread does, step by step. */
    DrainLoop loop() {
        return loop;
    }

    /** Starts the thread, unless the pipeline was closed before; once. What keeps it from starting is thrown. */
    void begin() {
        registry.addDrain(registration);
        if (!start.compareAndSet(Start.UNDECIDED, Start.STARTED)) {
            registry.forgetDrain(registration);
            return;
        }
        try {
            start();
        } catch (Throwable e) {
            start.set(Start.CANCELLED);
            registry.forgetDrain(registration);
            throw e;
        }
    }

    /** Whether the thread never begins any more; whoever closes then does what it would have done. */
    boolean cancel() {
        start.compareAndSet(Start.UNDECIDED, Start.CANCELLED);
        return start.get() == Start.CANCELLED;
    }

    /** Whether the thread is over. */
    boolean isOver() {
        return getState() == State.TERMINATED || start.get() == Start.CANCELLED;
    }

    @Override
    public void run() {
        while (!life.isClosed() || !loop.isEnded()) {
            try {
                passUntilFinishing();
                passUntilStopped();
                end();
            } catch (RuntimeException | Error e) {
                loop.failed(e);
                LockSupport.parkNanos(this, AFTER_A_FAILURE_NANOS);
            }
        }
    }

    private void passUntilFinishing() {
        registration.identify();
        metrics.endTake();
        while (!loop.isFinishing()) {
            long now = clock.nanos();
            boolean flush = now - flushed >= flushNanos;
            if (flush) {
                flushed = now;
            }
            if (!loop.pass(flush)) {
                metrics.beginTake();
                life.parkDrain(Math.max(1, flushNanos - (now - flushed)), hasWork);
                metrics.endTake();
                Thread.interrupted(); // An interrupt is not how this thread is ended, and would keep it from sleeping.
            }
        }
    }

    private void passUntilStopped() {
        boolean worked = true;
        while (worked && !loop.isStopped()) {
            worked = loop.pass(true);
        }
    }

    /* After a take-over the pipeline is closed already, and only the sink is left. */
    private void end() {
        endSink();
        PipelineLife.Closing closing = life.closing();
        life.closed(PipelineLife.report(loop.books(), true, closing == null ? 0 : closing.beganNanos(), clock));
    }

    private void endSink() {
        if (!loop.isEnded()) {
            Thread.interrupted(); // It was meant for a write to the sink, and would now make its close fail.
            loop.end();
            registry.endDrain(registration);
        }
    }
}
