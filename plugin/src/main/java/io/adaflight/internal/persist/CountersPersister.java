package io.adaflight.internal.persist;

import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.collector.CollectedSnapshot;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.failures.DistinctFailures;
import io.adaflight.internal.time.NanoClock;
import io.adaflight.layout.CountersFileLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Writes the counts of all pipelines into a counters file. Any thread. */
public final class CountersPersister implements AutoCloseable {
    /** The time between two writes. */
    public static final Duration PERIOD = Duration.ofMillis(100);

    private final DistinctFailures failures =
            new DistinctFailures(System.getLogger(CountersPersister.class.getPackageName()));
    private final CountersFile file;
    private final NanoClock clock;
    private final Supplier<List<CollectedPipeline>> pipelines;
    private final Supplier<Counts> givenBack;
    private boolean closed;

    /**
     * Opens the file; nothing is written before {@link #persist}.
     *
     * @param givenBack the sums of pipelines whose names were given back
     * @throws IOException when the file cannot be used; its message says why
     */
    public CountersPersister(
            Path path, NanoClock clock, Supplier<List<CollectedPipeline>> pipelines, Supplier<Counts> givenBack)
            throws IOException {
        this.file = CountersFile.open(path, clock.epochMillis());
        this.clock = clock;
        this.pipelines = pipelines;
        this.givenBack = givenBack;
    }

    /**
     * Collects all pipelines and writes their counts; nothing when closed. A pipeline that cannot be collected keeps its
     * last counts.
     */
    public synchronized void persist() {
        if (closed) {
            return;
        }
        try {
            long epochMillis = clock.epochMillis();
            List<CollectedSnapshot> snapshots =
                    pipelines.get().stream().map(this::collect).toList();
            file.write(CountersRow.of(snapshots, givenBack.get(), CountersFileLayout.MOST_ROWS), epochMillis);
        } catch (RuntimeException | Error e) {
            failures.add("writing the counters file", e);
        }
    }

    private CollectedSnapshot collect(CollectedPipeline pipeline) {
        try {
            return pipeline.collector().collectFresh(PERIOD);
        } catch (RuntimeException | Error e) {
            failures.add("collecting pipeline '" + pipeline.name() + "' for the counters file", e);
            return pipeline.collector().latest();
        }
    }

    /** Starts a daemon thread that persists until this is closed. */
    public void start() {
        Thread thread = new Thread(this::run, "adaflight-persist");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void run() {
        try {
            while (!closed) {
                persist();
                wait(PERIOD.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        notifyAll();
        file.close();
    }
}
