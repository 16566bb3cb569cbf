package io.adaflight.example;

import io.adaflight.AdaFlight;
import io.adaflight.CloseReport;
import io.adaflight.DropPolicy;
import io.adaflight.EventPipeline;
import io.adaflight.EventSink;
import java.time.Duration;

/** A pipeline whose writers wait for room instead of losing events. */
public final class BlockingPipelineExample {
    private BlockingPipelineExample() {}

    /** Writes events to a sink and reports what was left when the pipeline closed. */
    public static CloseReport run(EventSink sink, Iterable<byte[]> events) {
        try (EventPipeline pipeline = AdaFlight.pipeline("example-blocking")
                .rings(2)
                .ringBytes(1024)
                .dropPolicy(DropPolicy.block(Duration.ofMinutes(1)))
                .sink(sink)
                .open()) {
            for (byte[] event : events) {
                pipeline.write(event);
            }
            return pipeline.close(Duration.ofMinutes(1));
        }
    }
}
