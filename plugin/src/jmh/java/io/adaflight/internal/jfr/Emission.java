package io.adaflight.internal.jfr;

import io.adaflight.Counter;
import io.adaflight.events.EventTypes;
import io.adaflight.events.ThreadSnapshotEvent;
import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.collector.CollectedSnapshot;
import io.adaflight.internal.collector.Collector;
import io.adaflight.internal.collector.ParkedThreads;
import io.adaflight.internal.counters.Columns;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.looks.ThreadManagement;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.NanoClock;
import java.time.Duration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/** A running recording, and threads whose counters are written into it by hand. For one thread. */
final class Emission {
    private final Collector collector;
    private final PipelineRecorder recorder;
    private final ParkedThreads threads;
    private final Recording recording;
    private final long[] row = new long[Columns.COUNT];
    private final Counts counts = new Counts(row, 0);

    /**
     * Starts threads, and a recording of nothing else.
     *
     * @param toDisk whether the recording can be dumped, or stays in memory and forgets the oldest events
     */
    Emission(int count, boolean toDisk) throws InterruptedException {
        ThreadRegistry registry = new ThreadRegistry("emitted", NanoClock.SYSTEM, DurationEvents.NONE);
        collector = new Collector(registry, NanoClock.SYSTEM, Duration.ZERO, Collector.LEAST_RATE_WINDOW);
        threads = ParkedThreads.start(registry, count);
        EventTypes.ALL.forEach(FlightRecorder::register);
        recording = new Recording();
        recording.setToDisk(toDisk);
        recording.enable(ThreadSnapshotEvent.NAME);
        recording.enable(EightLongsEvent.class);
        recording.start();
        CollectedPipeline pipeline = new CollectedPipeline("emitted", 0, registry, collector);
        recorder = new PipelineRecorder(pipeline, count, () -> ThreadManagement.NONE);
        recorder.beginChunk();
    }

    Recording recording() {
        return recording;
    }

    /** Lets each thread have written an event, since rows in which nothing happened are not recorded. */
    long write() {
        for (ThreadCounters metrics : threads.metrics()) {
            metrics.written(64);
        }
        return threads.metrics().length;
    }

    /** Collects and records a row for each thread, as the hook of the recorder does. */
    void recordThreads() {
        recorder.recordThreads();
    }

    CollectedSnapshot collect() {
        return collector.collect();
    }

    /** Writes an event of eight longs for each thread, from its counters. */
    void recordEightLongs() {
        long thread = 0;
        for (ThreadCounters metrics : threads.metrics()) {
            metrics.readOpaque(row, 0, 0);
            fill(thread++, counts).commit();
        }
    }

    private static EightLongsEvent fill(long thread, Counts counts) {
        EightLongsEvent event = new EightLongsEvent();
        event.thread = thread;
        event.written = counts.get(Counter.EVENTS_WRITTEN);
        event.bytesWritten = counts.get(Counter.BYTES_WRITTEN);
        event.rejected = counts.get(Counter.EVENTS_REJECTED);
        event.bytesRejected = counts.get(Counter.BYTES_REJECTED);
        event.evicted = counts.get(Counter.EVENTS_EVICTED);
        event.bytesEvicted = counts.get(Counter.BYTES_EVICTED);
        event.filtered = counts.get(Counter.EVENTS_FILTERED);
        return event;
    }

    void end() throws InterruptedException {
        recording.close();
        threads.end();
    }
}
