package io.adaflight.internal.jfr;

import io.adaflight.events.CollectionEvent;
import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.counters.Saturation;
import io.adaflight.internal.failures.DistinctFailures;
import io.adaflight.internal.looks.ThreadLooker;
import io.adaflight.internal.looks.ThreadManagement;
import io.adaflight.internal.time.NanoClock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The steps of recording, over all pipelines. For one thread at a time. */
final class PipelinesRecorder {
    private final List<PipelineRecorder> pipelines = new ArrayList<>();
    private final DistinctFailures failures;
    private final DrainLooks looks;
    private @Nullable ThreadManagement management;
    private int maximumRows = FlightRecording.DEFAULT_MAXIMUM_ROWS;
    private boolean recording;
    private int rows;
    private int rowsRecorded;

    PipelinesRecorder(DistinctFailures failures) {
        this.failures = failures;
        this.looks = new DrainLooks(NanoClock.SYSTEM, new DrainSampler(new ThreadLooker(this::management)));
    }

    /*
     * Found when it is needed first: it takes a while, and many JVMs never need it.
     */
    private ThreadManagement management() {
        ThreadManagement found = management;
        if (found == null) {
            found = ThreadManagement.find();
            management = found;
        }
        return found;
    }

    /** Records a pipeline from now on. */
    void add(CollectedPipeline pipeline) {
        PipelineRecorder recorder = new PipelineRecorder(pipeline, maximumRows, this::management);
        pipelines.add(recorder);
        looks.add(pipeline, recorder.pressure());
        if (recording) {
            recorder.recordingBegan();
        }
    }

    /** Records the last counts of a pipeline, and never again. */
    void remove(CollectedPipeline pipeline) {
        List<PipelineRecorder> removed = pipelines.stream()
                .filter(recorder -> recorder.records(pipeline))
                .toList();
        if (recording) {
            each(removed, PipelineRecorder::last);
        }
        pipelines.removeAll(removed);
        looks.remove(pipeline);
    }

    void setMaximumRows(int newMaximum) {
        maximumRows = newMaximum;
        pipelines.forEach(pipeline -> pipeline.setMaximumRows(newMaximum));
    }

    /** What was counted before a recording does not belong to it; the ended are kept for it from now on. */
    void recordingBegan() {
        recording = true;
        pipelines.forEach(PipelineRecorder::recordingBegan);
        looks.recordingBegan();
    }

    /** Nobody asks for the ended any more. */
    void recordingEnded() {
        recording = false;
        pipelines.forEach(PipelineRecorder::recordingEnded);
    }

    /** A chunk has begun: each can be read by itself, so everything is told anew. */
    void beginChunk() {
        if (!recording) {
            each(PipelineRecorder::rebase);
            recordingBegan();
        }
        looks.beginChunk();
        each(PipelineRecorder::beginChunk);
    }

    /** Tells who the threads are that have not been told yet in this chunk. */
    void announce() {
        each(PipelineRecorder::announce);
    }

    void recordPipelines() {
        each(PipelineRecorder::recordPipeline);
    }

    void recordThreads() {
        each(PipelineRecorder::recordThreads);
    }

    void recordDrainTimes() {
        each(PipelineRecorder::recordDrainTimes);
    }

    /** Looks at drain threads. */
    void look() {
        try {
            looks.look();
        } catch (RuntimeException e) {
            failures.add("looking at drain threads", e);
        }
    }

    void recordSwaps() {
        each(PipelineRecorder::recordSwaps);
    }

    /** A chunk ends: what the periodic events would miss. */
    void endChunk() {
        each(PipelineRecorder::endChunk);
    }

    /** Says what the steps since the last call read and wrote. */
    void describeCost(CollectionEvent cost) {
        long skipped = 0;
        for (PipelineRecorder pipeline : pipelines) {
            skipped = Saturation.add(skipped, pipeline.skipped());
        }
        cost.pipelines = pipelines.size();
        cost.rows = rows;
        cost.rowsRecorded = rowsRecorded;
        cost.skipped = Saturation.toInt(skipped);
        cost.failures = Saturation.toInt(failures.count());
        rows = 0;
        rowsRecorded = 0;
    }

    /*
     * A pipeline that fails, as through a gauge of its own, takes nothing from the others; the recorder would log no more
     * than the message of what a hook throws.
     */
    private void each(Consumer<PipelineRecorder> step) {
        each(pipelines, step);
    }

    private void each(List<PipelineRecorder> some, Consumer<PipelineRecorder> step) {
        for (PipelineRecorder pipeline : some) {
            try {
                step.accept(pipeline);
            } catch (RuntimeException e) {
                failures.add("recording the counts of pipeline '" + pipeline.name() + "'", e);
            }
            rows += pipeline.takeRows();
            rowsRecorded += pipeline.takeRowsRecorded();
        }
    }
}
