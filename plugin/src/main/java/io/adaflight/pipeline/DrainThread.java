package io.adaflight.pipeline;

import io.adaflight.registry.ThreadRegistry;
import io.adaflight.time.NanoClock;

/** Sequences the drain: passes while there is work, sleeps while there is none, and ends the pipeline. */
final class DrainThread extends Thread {
    private final DrainLoop loop;
    private final PipelineState state;
    private final NanoClock clock;
    private final long flushNanos;
    private volatile boolean finishing;
    private volatile long finishByNanos;

    DrainThread(PipelineOptions options, PipelineState state, ThreadRegistry registry, EventSink sink) {
        super("adaflight-drain-" + options.name());
        this.loop = new DrainLoop(options.name(), sink, registry.drain(this));
        this.state = state;
        this.clock = options.clock();
        this.flushNanos = options.flushInterval().toNanos();
        setDaemon(true);
    }

    /** What the thread does, step by step. */
    DrainLoop loop() {
        return loop;
    }

    /** Ends the drain when all is drained; any thread, once writes are refused and seen to be. */
    void finish(long byNanos) {
        finishByNanos = byNanos;
        finishing = true;
        state.wakeDrain();
    }

    @Override
    public void run() {
        long flushed = clock.nanos() - flushNanos;
        while (!finishing) {
            long now = clock.nanos();
            boolean flush = now - flushed >= flushNanos;
            if (flush) {
                flushed = now;
            }
            if (!loop.pass(flush) && !finishing) {
                state.parkDrain(Math.max(1, flushNanos - (now - flushed)), loop::hasFullRing);
                Thread.interrupted(); // An interrupt is not how this thread is ended, and would keep it from sleeping.
            }
        }
        while (!loop.isAborting() && loop.pass(true)) {
            if (clock.nanos() - finishByNanos >= 0) {
                loop.abort();
            }
        }
        loop.discard();
        loop.closeSink();
        loop.endLanes();
    }
}
