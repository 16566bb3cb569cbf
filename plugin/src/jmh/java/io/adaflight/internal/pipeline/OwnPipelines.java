package io.adaflight.internal.pipeline;

import io.adaflight.AdaFlight;
import io.adaflight.DropPolicy;
import io.adaflight.EventPipeline;
import java.time.Duration;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Our pipeline, as applications get it, and its control without metrics. */
public final class OwnPipelines {
    private OwnPipelines() {}

    /** The pipeline. */
    @State(Scope.Benchmark)
    public static class Counted {
        private final LookingSink sink = new LookingSink();

        /** The pipeline, open. */
        @SuppressWarnings("NullAway.Init")
        EventPipeline pipeline;

        /** Opens the pipeline. */
        @Setup
        public void open(Load load) {
            DropPolicy policy = load.isSaturated() ? DropPolicy.block(Duration.ofMinutes(1)) : DropPolicy.newest();
            pipeline = AdaFlight.pipeline("write").dropPolicy(policy).sink(sink).open();
        }

        /** Closes the pipeline. */
        @TearDown
        public void close() {
            pipeline.close();
            sink.check();
        }
    }

    /** The control. */
    @State(Scope.Benchmark)
    public static class Uncounted {
        private final LookingSink sink = new LookingSink();

        /** The pipeline, open. */
        @SuppressWarnings("NullAway.Init")
        UncountedPipeline pipeline;

        /** Opens the pipeline. */
        @Setup
        public void open(Load load) {
            pipeline = new UncountedPipeline(load.isSaturated(), sink);
        }

        /** Closes the pipeline. */
        @TearDown
        public void close() throws InterruptedException {
            pipeline.end();
            sink.check();
        }
    }
}
