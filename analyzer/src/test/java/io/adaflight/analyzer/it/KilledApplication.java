package io.adaflight.analyzer.it;

import io.adaflight.AdaFlight;
import io.adaflight.ThreadMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Counts until it is killed or ends itself without a shutdown, and says ten times a second how far it is. */
public final class KilledApplication {
    private static final int BUSY_BATCH = 10_000;

    private KilledApplication() {}

    /**
     * Takes "busy", or "idle" for ten events a second; and how it ends after how many milliseconds: "kill" waits to be killed,
     * "halt" halts, "memory" takes all of it.
     */
    public static void main(String[] arguments) throws InterruptedException {
        int batch = arguments[0].equals("busy") ? BUSY_BATCH : 1;
        ThreadMetrics metrics = AdaFlight.metrics("killed").thread();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[2]));
        long written = 0;
        while (arguments[1].equals("kill") || System.nanoTime() < end) {
            for (int event = 0; event < batch; event++) {
                metrics.written(8);
            }
            written += batch;
            System.out.println(written);
            Thread.sleep(100);
        }
        if (arguments[1].equals("halt")) {
            Runtime.getRuntime().halt(1);
        }
        takeAllMemory();
    }

    private static void takeAllMemory() {
        List<long[]> taken = new ArrayList<>();
        while (taken.size() < Integer.MAX_VALUE) {
            taken.add(new long[1 << 20]);
        }
    }
}
