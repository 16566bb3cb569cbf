package io.adaflight.example;

import io.adaflight.AdaFlight;
import io.adaflight.EventCounts;
import io.adaflight.PipelineMetrics;
import io.adaflight.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Reads the counts of every pipeline of the JVM, thread by thread. */
public final class SnapshotExample {
    private SnapshotExample() {}

    /** A line for each pipeline and one for each of its threads. */
    public static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (PipelineMetrics pipeline : AdaFlight.pipelines()) {
            Snapshot snapshot = pipeline.snapshot();
            lines.add(line(snapshot.pipeline(), snapshot.totals()));
            for (int index = 0; index < snapshot.rows(); index++) {
                Snapshot.ThreadRow row = snapshot.row(index);
                lines.add("  " + line(row.threadName(), row.counts()));
            }
        }
        return lines;
    }

    private static String line(String name, EventCounts counts) {
        return name + ": " + counts.offered() + " offered, " + counts.dropped() + " lost, " + counts.bytesWritten()
                + " bytes written";
    }
}
