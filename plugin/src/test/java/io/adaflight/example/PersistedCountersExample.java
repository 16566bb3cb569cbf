package io.adaflight.example;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps the counts in a file that survives the process. */
public final class PersistedCountersExample {
    private PersistedCountersExample() {}

    /** Counts events of 10 bytes; the file has all of them when this returns. */
    public static void run(Path file, long events) throws IOException {
        Closeable persisted = AdaFlight.persistCounters(file);
        try {
            PipelineMetrics metrics = AdaFlight.metrics("example-persisted");
            metrics.thread().written(events, 10 * events);
        } finally {
            persisted.close();
        }
    }
}
