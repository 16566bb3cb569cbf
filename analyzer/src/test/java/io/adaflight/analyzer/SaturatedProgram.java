package io.adaflight.analyzer;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import io.adaflight.ThreadMetrics;

/** A program whose threads start to count a few events below the greatest count. */
public final class SaturatedProgram {
    /** The pipeline that it counts in. */
    public static final String PIPELINE = "saturated";

    private static final long NEARLY_ALL = Long.MAX_VALUE - 5;
    private static final int FURTHER_EVENTS = 10;
    private static final int THREADS = 2;

    private SaturatedProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        PipelineMetrics metrics = AdaFlight.metrics(PIPELINE);
        for (int index = 0; index < THREADS; index++) {
            Thread thread = new Thread(() -> count(metrics.thread()), "counting-" + index);
            thread.start();
            thread.join();
        }
    }

    private static void count(ThreadMetrics counts) {
        counts.written(NEARLY_ALL, NEARLY_ALL);
        counts.rejected(NEARLY_ALL, NEARLY_ALL);
        for (int event = 0; event < FURTHER_EVENTS; event++) {
            counts.written(1);
            counts.rejected(1);
            counts.blocked(NEARLY_ALL);
            counts.swapped(NEARLY_ALL);
            counts.queueDepth(NEARLY_ALL);
        }
    }
}
