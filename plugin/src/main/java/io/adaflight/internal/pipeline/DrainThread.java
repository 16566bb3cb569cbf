package io.adaflight.internal.pipeline;

import io.adaflight.EventSink;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.NanoClock;

/** Sequences the drain: passes while there is work, sleeps while there is none, and ends the pipeline. */
final class DrainThread extends Thread {
    private final DrainLoop loop;
    private final PipelineState state;
    private final NanoClock clock;
    private final long flushNanos;

    DrainThread(PipelineOptions options, PipelineState state, ThreadRegistry registry, EventSink sink) {
        super("adaflight-drain-" + options.name());
        this.loop = new DrainLoop(options.name(), sink, registry.drain(this), options.clock());
        this.state = state;
        this.clock = options.clock();
        this.flushNanos = options.flushInterval().toNanos();
        setDaemon(true);
    }

    /** What the thread does, step by step. */
    DrainLoop loop() {
        return loop;
    }

    @Override
    public void run() {
        long flushed = clock.nanos() - flushNanos;
        while (!loop.isFinishing()) {
            long now = clock.nanos();
            boolean flush = now - flushed >= flushNanos;
            if (flush) {
                flushed = now;
            }
            if (!loop.guardedPass(flush)) {
                state.parkDrain(
                        Math.max(1, flushNanos - (now - flushed)), () -> loop.isFinishing() || loop.hasFullRing());
                Thread.interrupted(); // An interrupt is not how this thread is ended, and would keep it from sleeping.
            }
        }
        boolean worked = true;
        while (worked && !loop.isStopped()) {
            worked = loop.guardedPass(true);
        }
        Thread.interrupted(); // It was meant for a write to the sink, and would now make its close fail.
        loop.end();
    }
}
