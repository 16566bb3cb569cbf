package io.adaflight.analyzer;

import io.adaflight.events.BackPressureChangeEvent;
import io.adaflight.events.BackPressureEvent;
import io.adaflight.events.CollectionEvent;
import io.adaflight.events.DrainSnapshotEvent;
import io.adaflight.events.DrainThreadEvent;
import io.adaflight.events.EventTypes;
import io.adaflight.events.PipelineConfigurationEvent;
import io.adaflight.events.PipelineSnapshotEvent;
import io.adaflight.events.RingSwapEvent;
import io.adaflight.events.SwapStatisticsEvent;
import io.adaflight.events.ThreadInfoEvent;
import io.adaflight.events.ThreadSnapshotEvent;
import io.adaflight.events.WriteBlockedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/**
 * A recording made by committing the events themselves, as the plugin would: it keeps the running totals of each thread and
 * pipeline, so that a test says only what happened in an interval.
 */
public final class SampleRecording implements AutoCloseable {
    private final Recording recording = new Recording();
    private final Map<String, Map<Long, ThreadSnapshotEvent>> threads = new HashMap<>();
    private final Map<String, PipelineSnapshotEvent> pipelines = new HashMap<>();

    public SampleRecording() {
        for (Class<? extends Event> type : EventTypes.ALL) {
            FlightRecorder.register(type);
            recording.enable(type).withoutThreshold();
        }
        recording.start();
    }

    /** Leaves an event type out of this recording. */
    public SampleRecording without(Class<? extends Event> type) {
        recording.disable(type);
        return this;
    }

    public SampleRecording configure(String pipeline, Consumer<PipelineConfigurationEvent> change) {
        PipelineConfigurationEvent event = new PipelineConfigurationEvent();
        event.pipeline = pipeline;
        event.created = 1_700_000_000_000L;
        event.version = "0.1.0";
        event.drainCounted = true;
        event.rings = 4;
        event.ringSize = 65_536;
        event.dropPolicy = "OLDEST";
        event.pressureThreshold = 0.25f;
        event.normalThreshold = 0.5f;
        event.recoveryTime = 1_000_000_000L;
        event.sink = "io.example.GzipSink";
        event.collectionInterval = 100_000_000L;
        event.rateWindow = 100_000_000L;
        event.maximumRows = 1000;
        change.accept(event);
        event.commit();
        return this;
    }

    public SampleRecording info(String pipeline, long id, String name) {
        ThreadInfoEvent event = new ThreadInfoEvent();
        event.pipeline = pipeline;
        event.threadId = id;
        event.name = name;
        event.virtual = id == -1;
        event.registered = 1_700_000_000_000L;
        event.commit();
        return this;
    }

    public SampleRecording drainThread(String pipeline, long id, String name) {
        DrainThreadEvent event = new DrainThreadEvent();
        event.pipeline = pipeline;
        event.threadId = id;
        event.name = name;
        event.commit();
        return this;
    }

    /** A drain thread's row: what it took and where its time went. */
    public SampleRecording drained(String pipeline, long id, Consumer<DrainSnapshotEvent> interval) {
        DrainSnapshotEvent event = new DrainSnapshotEvent();
        event.pipeline = pipeline;
        event.threadId = id;
        interval.accept(event);
        event.commit();
        return this;
    }

    /** A thread's row: what it did in the interval; the totals follow. */
    public SampleRecording thread(String pipeline, long id, Consumer<ThreadSnapshotEvent> interval) {
        ThreadSnapshotEvent before =
                threads.computeIfAbsent(pipeline, key -> new HashMap<>()).getOrDefault(id, new ThreadSnapshotEvent());
        ThreadSnapshotEvent event = new ThreadSnapshotEvent();
        event.pipeline = pipeline;
        event.threadId = id;
        event.state = "NORMAL";
        event.interval = 1_000_000L;
        interval.accept(event);
        event.dropped = event.rejected + event.evicted;
        event.totalWritten = before.totalWritten + event.written;
        event.totalDropped = before.totalDropped + event.dropped;
        event.totalEvicted = before.totalEvicted + event.evicted;
        event.totalRejected = before.totalRejected + event.rejected;
        event.totalFiltered = before.totalFiltered + event.filtered;
        event.totalBytesWritten = before.totalBytesWritten + event.bytesWritten;
        event.totalBytesDropped = before.totalBytesDropped + event.bytesDropped;
        event.totalSwaps = before.totalSwaps + event.swaps;
        event.totalBlockedTime = before.totalBlockedTime + event.blockedTime;
        threads.get(pipeline).put(id, event);
        event.commit();
        return this;
    }

    /** The pipeline's row: what happened in the interval; the totals follow. */
    public SampleRecording pipeline(String pipeline, Consumer<PipelineSnapshotEvent> interval) {
        PipelineSnapshotEvent before = pipelines.getOrDefault(pipeline, new PipelineSnapshotEvent());
        PipelineSnapshotEvent event = new PipelineSnapshotEvent();
        event.pipeline = pipeline;
        event.interval = 1_000_000L;
        event.liveThreads = 2;
        interval.accept(event);
        event.dropped = event.rejected + event.evicted;
        event.totalWritten = before.totalWritten + event.written;
        event.totalDropped = before.totalDropped + event.dropped;
        event.totalEvicted = before.totalEvicted + event.evicted;
        event.totalRejected = before.totalRejected + event.rejected;
        event.totalFiltered = before.totalFiltered + event.filtered;
        event.totalBytesWritten = before.totalBytesWritten + event.bytesWritten;
        event.totalBytesDropped = before.totalBytesDropped + event.bytesDropped;
        event.totalDrained = before.totalDrained + event.drained;
        event.totalFailed = before.totalFailed + event.failed;
        event.totalSinkFailures = before.totalSinkFailures + event.sinkFailures;
        pipelines.put(pipeline, event);
        event.commit();
        return this;
    }

    /** Sets the running totals from which later rows go on, as when the recording began late. */
    public SampleRecording before(
            String pipeline, long id, Consumer<ThreadSnapshotEvent> thread, Consumer<PipelineSnapshotEvent> whole) {
        ThreadSnapshotEvent threadTotals = new ThreadSnapshotEvent();
        thread.accept(threadTotals);
        threads.computeIfAbsent(pipeline, key -> new HashMap<>()).put(id, threadTotals);
        PipelineSnapshotEvent totals = new PipelineSnapshotEvent();
        whole.accept(totals);
        pipelines.put(pipeline, totals);
        return this;
    }

    public SampleRecording swaps(String pipeline, Consumer<SwapStatisticsEvent> change) {
        SwapStatisticsEvent event = new SwapStatisticsEvent();
        event.pipeline = pipeline;
        change.accept(event);
        event.commit();
        return this;
    }

    public SampleRecording move(String pipeline, long id, String from, String to) {
        BackPressureChangeEvent event = new BackPressureChangeEvent();
        event.pipeline = pipeline;
        event.threadId = id;
        event.from = from;
        event.to = to;
        event.commit();
        return this;
    }

    public SampleRecording episode(String pipeline, long id, Consumer<BackPressureEvent> change) {
        BackPressureEvent event = new BackPressureEvent();
        event.begin();
        event.pipeline = pipeline;
        event.threadId = id;
        event.worstState = "DROPPING";
        change.accept(event);
        event.commit();
        return this;
    }

    public SampleRecording slowSwap(String pipeline) {
        RingSwapEvent event = new RingSwapEvent();
        event.begin();
        event.pipeline = pipeline;
        event.poolExhausted = true;
        event.commit();
        return this;
    }

    public SampleRecording blockedWrite(String pipeline) {
        WriteBlockedEvent event = new WriteBlockedEvent();
        event.begin();
        event.pipeline = pipeline;
        event.written = true;
        event.commit();
        return this;
    }

    public SampleRecording collection(int failures) {
        CollectionEvent event = new CollectionEvent();
        event.begin();
        event.trigger = "chunk end";
        event.rows = 3;
        event.failures = failures;
        event.commit();
        return this;
    }

    /** Ends the chunk and begins the next one, as a dump does. */
    public SampleRecording nextChunk() throws IOException {
        Path ignored = Files.createTempFile("chunk", ".jfr");
        recording.dump(ignored);
        Files.delete(ignored);
        return this;
    }

    /** Ends the recording and writes it. */
    public Path write(Path file) throws IOException {
        recording.stop();
        recording.dump(file);
        return file;
    }

    @Override
    public void close() {
        recording.close();
    }

    /** One pipeline with two threads, of which one lost a tenth; two chunks. */
    public static Path typical(Path file) throws IOException {
        try (SampleRecording sample = new SampleRecording()) {
            return sample.fillTypical("orders").write(file);
        }
    }

    public SampleRecording fillTypical(String name) throws IOException {
        configure(name, event -> {});
        info(name, 11, "producer-1");
        info(name, 12, "producer-2");
        drainThread(name, 13, "drain-" + name);
        drained(name, 13, row -> {});
        thread(name, 11, row -> {});
        thread(name, 12, row -> {});
        pipeline(name, row -> {});
        move(name, 12, "NORMAL", "PRESSURE");
        move(name, 12, "PRESSURE", "DROPPING");
        pipeline(name, row -> {
            row.written = 1500;
            row.rejected = 100;
            row.filtered = 5;
            row.bytesWritten = 150_000;
            row.bytesDropped = 10_000;
            row.drained = 1400;
            row.eventRate = 15_000;
            row.queueDepth = 100;
        });
        nextChunk();
        configure(name, event -> {});
        info(name, 11, "producer-1");
        info(name, 12, "producer-2");
        thread(name, 11, row -> {
            row.written = 1000;
            row.filtered = 5;
            row.bytesWritten = 100_000;
            row.swaps = 10;
            row.totalSwapTime = 10_000;
            row.swapAverage = 1000;
            row.swapMedian = 900;
            row.swapPercentile90 = 1500;
            row.swapPercentile99 = 2000;
            row.swapPercentile999 = 2100;
            row.swapMaximum = 2200;
        });
        thread(name, 12, row -> {
            row.written = 900;
            row.rejected = 100;
            row.bytesWritten = 90_000;
            row.bytesDropped = 10_000;
            row.swaps = 9;
            row.swapMedian = 1000;
            row.swapMaximum = 5_000_000;
            row.state = "DROPPING";
            row.droppingTime = 20_000_000;
            row.pressureTime = 5_000_000;
            row.blockedTime = 3_000_000;
            row.blockedWrites = 2;
            row.poolExhaustions = 7;
            row.terminated = true;
        });
        move(name, 12, "DROPPING", "RECOVERY");
        move(name, 12, "RECOVERY", "NORMAL");
        episode(name, 12, event -> {
            event.dropped = 100;
            event.rejected = 100;
            event.bytesDropped = 10_000;
            event.droppingTime = 20_000_000;
            event.moves = 4;
        });
        slowSwap(name);
        blockedWrite(name);
        swaps(name, event -> {
            event.totalSwaps = 19;
            event.swapAverage = 1200;
            event.swapMedian = 950;
            event.swapPercentile99 = 4_000_000;
            event.swapMaximum = 5_000_000;
        });
        pipeline(name, row -> {
            row.written = 400;
            row.bytesWritten = 40_000;
            row.drained = 500;
            row.eventRate = 4000;
        });
        return collection(0);
    }
}
