package io.adaflight;

import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.collector.CollectedSnapshot;
import io.adaflight.internal.collector.Collector;
import io.adaflight.internal.counters.Columns;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.jfr.FlightRecording;
import io.adaflight.internal.jmx.PipelineBeans;
import io.adaflight.internal.metrics.MetricsServer;
import io.adaflight.internal.metrics.MetricsText;
import io.adaflight.internal.persist.CountersPersister;
import io.adaflight.internal.pipeline.PipelineLife;
import io.adaflight.internal.pipeline.PipelineOwner;
import io.adaflight.internal.pipeline.RingPipeline;
import io.adaflight.internal.queue.CountedHandler;
import io.adaflight.internal.queue.CountedQueue;
import io.adaflight.internal.registry.PipelineConfiguration;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.NanoClock;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;

/** The pipelines of a JVM by name, and what is set for all of them. Any thread. */
final class PipelineDirectory {
    private static final int LONGEST_NAME = 128;
    private static final int MOST_ROWS = 100_000;
    private static final Duration LONGEST_WAIT_FOR_A_COLLECTION = Duration.ofMillis(100);

    private final NanoClock clock;
    private final FlightRecording recording;
    private final ShutdownGate shutdown;
    private final PipelineBeans beans = new PipelineBeans();
    private final Map<String, PipelineMetrics> pipelines = new LinkedHashMap<>();
    private final Map<String, PipelineLife> lives = new HashMap<>();
    private Duration collectionInterval = Duration.ofMillis(10);
    private Duration rateWindow = Duration.ofSeconds(1);
    private Counts givenBack = Counts.ZERO;

    PipelineDirectory(NanoClock clock, FlightRecording recording, ShutdownGate shutdown) {
        this.clock = clock;
        this.recording = recording;
        this.shutdown = shutdown;
    }

    static PipelineDirectory ofThisJvm() {
        ShutdownGate shutdown = new ShutdownGate();
        return new PipelineDirectory(NanoClock.SYSTEM, FlightRecording.connect(shutdown::await), shutdown);
    }

    PipelineMetrics metrics(String name) {
        PipelineMetrics created;
        synchronized (this) {
            PipelineMetrics known = pipelines.get(checkedName(name));
            if (known != null) {
                return known;
            }
            created = create(name);
        }
        show(created.pipeline());
        return created;
    }

    /* Without the lock, since a listener of the server may ask for pipelines; so the name may be given back meanwhile. */
    private void show(CollectedPipeline pipeline) {
        beans.add(pipeline);
        if (!collected().contains(pipeline)) {
            beans.remove(pipeline);
        }
    }

    private PipelineMetrics create(String name) {
        ThreadRegistry registry = new ThreadRegistry(name, clock, recording.events());
        Collector collector = new Collector(registry, clock, collectionInterval, rateWindow);
        CollectedPipeline pipeline = new CollectedPipeline(name, clock.epochMillis(), registry, collector);
        PipelineMetrics metrics = new PipelineMetrics(pipeline, this::close);
        pipelines.put(name, metrics);
        recording.add(pipeline);
        return metrics;
    }

    EventPipelineBuilder pipeline(String name) {
        CollectedPipeline pipeline = metrics(name).pipeline();
        return RingPipeline.builder(pipeline.registry(), clock, recording.events(), new Owner(pipeline));
    }

    <E> BlockingQueue<E> counted(String name, BlockingQueue<E> queue) {
        Objects.requireNonNull(queue);
        CollectedPipeline pipeline = metrics(name).pipeline();
        pipeline.configureIf(PipelineConfiguration.OWN_QUEUE, PipelineConfiguration.OWN_QUEUE_DRAINED);
        return new CountedQueue<>(queue, pipeline.registry());
    }

    RejectedExecutionHandler counted(String name, RejectedExecutionHandler handler) {
        return new CountedHandler(Objects.requireNonNull(handler), metrics(name));
    }

    private synchronized void opening(CollectedPipeline pipeline, PipelineLife life) {
        String name = pipeline.name();
        PipelineMetrics metrics = pipelines.get(name);
        if (metrics == null || metrics.pipeline() != pipeline) {
            throw new IllegalStateException("name '" + name + "' was given back; ask for the pipeline again");
        }
        PipelineLife before = lives.get(name);
        if (before != null && before.isOpen()) {
            throw new IllegalStateException(
                    "pipeline '" + name + "' is already open; close it first or choose another name");
        }
        lives.put(name, life);
    }

    private synchronized void closed(CollectedPipeline pipeline, PipelineLife life) {
        lives.remove(pipeline.name(), life);
    }

    /** Forgets a name; its counts are recorded once more and then only part of the sums of all. */
    void close(PipelineMetrics metrics) {
        CollectedPipeline pipeline = metrics.pipeline();
        synchronized (this) {
            if (lives.containsKey(pipeline.name())) {
                throw new IllegalStateException("pipeline '" + pipeline.name()
                        + "' is open or still closing; close it before its name is given back");
            }
            if (!pipelines.remove(pipeline.name(), metrics)) {
                return;
            }
            CollectedSnapshot last = pipeline.collector().collectFresh(LONGEST_WAIT_FOR_A_COLLECTION);
            long[] sums = new long[Columns.COUNT];
            givenBack.addTo(sums, 0);
            last.totals().addTo(sums, 0);
            givenBack = new Counts(sums, 0);
        }
        beans.remove(pipeline);
        recording.remove(pipeline);
    }

    /** What the names that were given back have counted. */
    private synchronized Counts givenBack() {
        return givenBack;
    }

    /** Keeps the pipelines of one name. */
    private final class Owner implements PipelineOwner {
        private final CollectedPipeline pipeline;

        Owner(CollectedPipeline pipeline) {
            this.pipeline = pipeline;
        }

        @Override
        public void opening(PipelineLife life) {
            PipelineDirectory.this.opening(pipeline, life);
            life.whenClosed(() -> closed(pipeline, life));
        }

        @Override
        public void opened(RingPipeline opened) {
            pipeline.configure(opened.configuration());
            shutdown.closeAtEnd(opened);
        }
    }

    synchronized List<PipelineMetrics> pipelines() {
        return List.copyOf(pipelines.values());
    }

    synchronized void setCollectionInterval(Duration interval) {
        collectionInterval = Collector.checkedInterval(interval);
        collectors().forEach(collector -> collector.setInterval(interval));
    }

    synchronized void setRateWindow(Duration window) {
        rateWindow = Collector.checkedRateWindow(window);
        collectors().forEach(collector -> collector.setRateWindow(window));
    }

    void setMaximumRows(int rows) {
        if (rows < 1 || rows > MOST_ROWS) {
            throw new IllegalArgumentException("maximum rows is " + rows + ", expected 1 to " + MOST_ROWS);
        }
        recording.setMaximumRows(rows);
    }

    void setShutdownDeadline(Duration deadline) {
        if (deadline.isNegative() || deadline.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("shutdown deadline is " + deadline + ", expected 0 to 1 day");
        }
        shutdown.setDeadline(deadline);
    }

    Closeable persistCounters(Path file) throws IOException {
        CountersPersister persister = new CountersPersister(file, clock, this::collected, this::givenBack);
        Thread last = new Thread(
                () -> {
                    shutdown.await();
                    persister.persist();
                },
                "adaflight-persist-last");
        Runtime.getRuntime().addShutdownHook(last);
        persister.start();
        return () -> {
            forget(last);
            persister.persist();
            persister.close();
        };
    }

    Closeable serveMetrics(InetSocketAddress address) throws IOException {
        MetricsServer server = MetricsServer.find();
        server.open(address, new MetricsText(this::collected));
        return server;
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // The JVM ends already: the hook finds the file closed.
        }
    }

    private synchronized List<CollectedPipeline> collected() {
        return pipelines.values().stream().map(PipelineMetrics::pipeline).toList();
    }

    private List<Collector> collectors() {
        List<Collector> collectors = new ArrayList<>();
        pipelines.values().forEach(metrics -> collectors.add(metrics.pipeline().collector()));
        return collectors;
    }

    private static String checkedName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "name of a pipeline has " + name.length() + " characters, expected 1 to " + LONGEST_NAME);
        }
        return name;
    }
}
