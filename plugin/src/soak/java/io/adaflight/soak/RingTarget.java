package io.adaflight.soak;

import io.adaflight.AdaFlight;
import io.adaflight.DropPolicy;
import io.adaflight.EventPipeline;
import java.time.Duration;
import java.util.List;

/** An event pipeline with rings. */
final class RingTarget implements LoadTarget {
    /** The largest event; the writers try larger ones, too. */
    static final int RING_BYTES = 1 << 14;

    private static final Duration CLOSE_DEADLINE = Duration.ofMinutes(1);

    private final CountingSink sink;
    private final EventPipeline pipeline;

    RingTarget(String name, DropPolicy policy, CountingSink sink) {
        this.sink = sink;
        this.pipeline = AdaFlight.pipeline(name)
                .ringBytes(RING_BYTES)
                .dropPolicy(policy)
                .sink(sink)
                .open();
    }

    @Override
    public String name() {
        return pipeline.name();
    }

    @Override
    public boolean offer(byte[] event, int length) {
        return pipeline.write(event, 0, length);
    }

    @Override
    public void filter() {
        pipeline.filtered();
    }

    @Override
    public void close() {
        pipeline.close(CLOSE_DEADLINE);
    }

    @Override
    public Tally tally(List<LoadWriter> writers) {
        return LoadWriter.tally(name(), writers, sink.events(), sink.bytes(), sink.failed());
    }
}
