package io.adaflight.internal.jfr;

import io.adaflight.events.CollectionEvent;
import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.counters.Saturation;
import io.adaflight.internal.failures.DistinctFailures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The steps of recording, over all pipelines. For one thread at a time. */
final class PipelinesRecorder {
    private final List<PipelineRecorder> pipelines = new ArrayList<>();
    private final DistinctFailures failures;
    private int maximumRows = FlightRecording.DEFAULT_MAXIMUM_ROWS;
    private boolean recording;
    private int rows;
    private int rowsRecorded;

    PipelinesRecorder(DistinctFailures failures) {
        this.failures = failures;
    }

    /** Records a pipeline from now on. */
    void add(CollectedPipeline pipeline) {
        PipelineRecorder recorder = new PipelineRecorder(pipeline, maximumRows);
        pipelines.add(recorder);
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
    }

    void setMaximumRows(int newMaximum) {
        maximumRows = newMaximum;
        pipelines.forEach(pipeline -> pipeline.setMaximumRows(newMaximum));
    }

    /** What was counted before a recording does not belong to it; the ended are kept for it from now on. */
    void recordingBegan() {
        recording = true;
        pipelines.forEach(PipelineRecorder::recordingBegan);
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
