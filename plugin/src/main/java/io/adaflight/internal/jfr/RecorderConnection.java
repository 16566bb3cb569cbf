package io.adaflight.internal.jfr;

import io.adaflight.events.CollectionEvent;
import io.adaflight.events.DrainSampleEvent;
import io.adaflight.events.DrainSnapshotEvent;
import io.adaflight.events.DrainThreadEvent;
import io.adaflight.events.EventTypes;
import io.adaflight.events.PipelineConfigurationEvent;
import io.adaflight.events.PipelineSnapshotEvent;
import io.adaflight.events.SwapStatisticsEvent;
import io.adaflight.events.ThreadInfoEvent;
import io.adaflight.events.ThreadSnapshotEvent;
import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.failures.DistinctFailures;
import java.util.function.Consumer;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/** Waits for the recorder, registers all event types at once when it is there, and turns its hooks into steps. */
final class RecorderConnection implements FlightRecording, FlightRecorderListener {
    /*
     * The recorder calls hooks on its own threads, two at once if it likes, and the chunk hooks on whoever starts, stops or
     * rotates. The monitor of `recorder` orders them. Hooks of the chunk's begin and end run before the state of a
     * recording changes for listeners.
     */
    private final PipelinesRecorder recorder =
            new PipelinesRecorder(new DistinctFailures(System.getLogger(RecorderConnection.class.getPackageName())));
    private final FlightEvents events = new FlightEvents();
    private final Runnable beforeChunkEnds;

    private RecorderConnection(Runnable beforeChunkEnds) {
        this.beforeChunkEnds = beforeChunkEnds;
    }

    static FlightRecording open(Runnable beforeChunkEnds) {
        if (!FlightRecorder.isAvailable()) {
            return NONE;
        }
        RecorderConnection connection = new RecorderConnection(beforeChunkEnds);
        FlightRecorder.addListener(connection);
        return connection;
    }

    @Override
    public DurationEvents events() {
        return events;
    }

    @Override
    public void add(CollectedPipeline pipeline) {
        synchronized (recorder) {
            recorder.add(pipeline);
        }
    }

    @Override
    public void remove(CollectedPipeline pipeline) {
        synchronized (recorder) {
            recorder.remove(pipeline);
        }
    }

    @Override
    public void setMaximumRows(int rows) {
        synchronized (recorder) {
            recorder.setMaximumRows(rows);
        }
    }

    @Override
    public void recorderInitialized(FlightRecorder flightRecorder) {
        EventTypes.ALL.forEach(FlightRecorder::register);
        hook(PipelineConfigurationEvent.class, "chunk begin", PipelinesRecorder::beginChunk);
        hook(ThreadInfoEvent.class, "chunk begin", PipelinesRecorder::announce);
        hook(DrainThreadEvent.class, "chunk begin", PipelinesRecorder::announce);
        hook(PipelineSnapshotEvent.class, "period", PipelinesRecorder::recordPipelines);
        hook(ThreadSnapshotEvent.class, "period", PipelinesRecorder::recordThreads);
        hook(SwapStatisticsEvent.class, "period", PipelinesRecorder::recordSwaps);
        often(DrainSnapshotEvent.class, PipelinesRecorder::recordDrainTimes);
        often(DrainSampleEvent.class, PipelinesRecorder::look);
        FlightRecorder.addPeriodicEvent(CollectionEvent.class, this::endChunk);
        events.open();
        if (isRecording(flightRecorder)) {
            synchronized (recorder) {
                recorder.recordingBegan();
            }
        }
    }

    @Override
    public void recordingStateChanged(Recording recording) {
        if (recording.getState() != RecordingState.RUNNING && !isRecording(FlightRecorder.getFlightRecorder())) {
            synchronized (recorder) {
                recorder.recordingEnded();
            }
        }
    }

    private static boolean isRecording(FlightRecorder flightRecorder) {
        return flightRecorder.getRecordings().stream()
                .anyMatch(recording -> recording.getState() == RecordingState.RUNNING);
    }

    private void hook(Class<? extends Event> type, String trigger, Consumer<PipelinesRecorder> step) {
        FlightRecorder.addPeriodicEvent(type, () -> run(trigger, step));
    }

    /** A step that is too small and comes too often to record its cost each time. */
    private void often(Class<? extends Event> type, Consumer<PipelinesRecorder> step) {
        FlightRecorder.addPeriodicEvent(type, () -> {
            synchronized (recorder) {
                step.accept(recorder);
            }
        });
    }

    private void endChunk() {
        beforeChunkEnds.run();
        run("chunk end", PipelinesRecorder::endChunk);
    }

    private void run(String trigger, Consumer<PipelinesRecorder> step) {
        CollectionEvent cost = new CollectionEvent();
        cost.begin();
        synchronized (recorder) {
            step.accept(recorder);
            recorder.describeCost(cost);
        }
        cost.trigger = trigger;
        cost.commit();
    }
}
