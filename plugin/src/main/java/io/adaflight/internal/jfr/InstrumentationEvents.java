package io.adaflight.internal.jfr;

import io.adaflight.events.InstrumentationEvent;
import io.adaflight.events.SilentDiscardEvent;
import io.adaflight.internal.jfr.InstrumentationLog.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;

/** Records what the agent instrumented: each class once a chunk, and what a library lost without saying so. */
final class InstrumentationEvents implements FlightRecorderListener {
    /*
     * Hooks run on threads of the recorder, two at once if it likes: the monitor of this object orders them. What is not told
     * when a chunk ends is told then, so that each chunk can be read by itself and the last one is complete.
     */
    private final InstrumentationLog log;
    private final Set<Entry> told = new HashSet<>();
    private final Map<String, Long> discarded = new HashMap<>();

    InstrumentationEvents(InstrumentationLog log) {
        this.log = log;
    }

    static void connect(InstrumentationLog log) {
        if (FlightRecorder.isAvailable()) {
            FlightRecorder.addListener(new InstrumentationEvents(log));
        }
    }

    @Override
    public void recorderInitialized(FlightRecorder recorder) {
        FlightRecorder.register(InstrumentationEvent.class);
        FlightRecorder.register(SilentDiscardEvent.class);
        FlightRecorder.addPeriodicEvent(SilentDiscardEvent.class, this::tell);
        FlightRecorder.addPeriodicEvent(InstrumentationEvent.class, this::endChunk);
    }

    /** Tells what is new in this chunk. */
    synchronized void tell() {
        for (Entry entry : log.entries()) {
            if (told.add(entry)) {
                InstrumentationEvent event = new InstrumentationEvent();
                event.library = entry.library();
                event.version = entry.version();
                event.className = entry.className();
                event.instrumented = entry.instrumented();
                event.reason = entry.reason();
                event.commit();
            }
        }
        log.silentDiscards().forEach(this::tellDiscarded);
    }

    private void tellDiscarded(String pipeline, long total) {
        Long before = discarded.put(pipeline, total);
        if (before == null || before != total) {
            SilentDiscardEvent event = new SilentDiscardEvent();
            event.pipeline = pipeline;
            event.totalDiscarded = total;
            event.library = "log4j2";
            event.version = log.version("log4j2");
            event.otherVersion = log.version("disruptor");
            event.commit();
        }
    }

    /** Tells what has not been told in the chunk that ends. */
    synchronized void endChunk() {
        tell();
        told.clear();
        discarded.clear();
    }
}
