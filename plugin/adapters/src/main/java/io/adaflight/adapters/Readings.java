package io.adaflight.adapters;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The readings of all pipelines of the JVM. Keeps none of a pipeline whose name was given back, once asked. Any thread. */
public final class Readings {
    private static final int MOST_THREADS = 1_000;

    private final int mostThreads;
    private Map<PipelineMetrics, Reading> known = new HashMap<>();

    /**
     * Nothing read yet.
     *
     * @param mostThreads how many threads of a pipeline have numbers of their own, from 0 to 1,000
     * @throws IllegalArgumentException when it is not from 0 to 1,000
     */
    public Readings(int mostThreads) {
        if (mostThreads < 0 || mostThreads > MOST_THREADS) {
            throw new IllegalArgumentException("threads is " + mostThreads + ", expected 0 to " + MOST_THREADS);
        }
        this.mostThreads = mostThreads;
    }

    /** {@return a reading for each pipeline that there is now; the same one as long as it is there} */
    public synchronized List<Reading> all() {
        Map<PipelineMetrics, Reading> present = new HashMap<>();
        List<Reading> readings = new ArrayList<>();
        for (PipelineMetrics pipeline : AdaFlight.pipelines()) {
            Reading reading = known.getOrDefault(pipeline, new Reading(pipeline, mostThreads));
            present.put(pipeline, reading);
            readings.add(reading);
        }
        known = present;
        return readings;
    }
}
