package io.adaflight.scenario;

import io.adaflight.AdaFlight;
import io.adaflight.DropPolicy;
import io.adaflight.EventPipeline;
import io.adaflight.EventSink;
import io.adaflight.PipelineMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Supplier;

/** A pipeline of ours. */
final class PipelineReceiver implements Receiver {
    private final EventPipeline pipeline;
    private final PipelineMetrics metrics;
    private final double capacity;
    private final int ringBytes;

    PipelineReceiver(Draw draw, Plan plan, Supplier<Sink> sinks) {
        int rings = draw.between(2, 8);
        double bytesOfThread = plan.rate() / plan.producers() * (plan.eventBytes() + 4) * plan.fillMillis() / 1000;
        this.ringBytes = (int) Math.max(1024, Math.min(1 << 22, bytesOfThread / rings));
        this.capacity = (double) rings * ringBytes / (plan.eventBytes() + 4) * plan.producers();
        String name = draw.name();
        this.metrics = AdaFlight.metrics(name);
        this.pipeline = AdaFlight.pipeline(name)
                .rings(rings)
                .ringBytes(ringBytes)
                .dropPolicy(draw.pick(DropPolicy.oldest(), DropPolicy.newest(), DropPolicy.block(Duration.ofMillis(2))))
                .sink(new Adapter(sinks))
                .open();
    }

    @Override
    public boolean offer(byte[] event) {
        return pipeline.write(event);
    }

    @Override
    public long lost() {
        return metrics.snapshot().totals().dropped();
    }

    @Override
    public double capacity() {
        return capacity;
    }

    @Override
    public int tooLargeBytes() {
        return ringBytes + 1;
    }

    @Override
    public void close() {
        pipeline.close(Duration.ofSeconds(30));
    }

    private static final class Adapter implements EventSink {
        private final Supplier<Sink> sinks;
        private Sink sink = new NoSink();
        private boolean begun;

        Adapter(Supplier<Sink> sinks) {
            this.sinks = sinks;
        }

        @Override
        public void write(ByteBuffer event) throws IOException {
            if (!begun) {
                begun = true;
                sink = sinks.get();
            }
            try {
                sink.accept(event.remaining());
            } catch (Exception e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }

        @Override
        public void close() throws IOException {
            try {
                sink.end();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }

    private static final class NoSink implements Sink {
        @Override
        public void accept(int bytes) {}

        @Override
        public void end() {}
    }
}
