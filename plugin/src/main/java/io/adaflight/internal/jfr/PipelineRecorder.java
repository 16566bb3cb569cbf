package io.adaflight.internal.jfr;

import io.adaflight.events.PipelineSnapshotEvent;
import io.adaflight.events.SwapStatisticsEvent;
import io.adaflight.events.ThreadSnapshotEvent;
import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.collector.CollectedSnapshot;
import io.adaflight.internal.collector.Interval;
import io.adaflight.internal.collector.RowSelection;
import io.adaflight.internal.looks.ThreadManagement;
import java.time.Duration;
import java.util.function.Supplier;

/** The steps of recording one pipeline, and what was recorded of it last. For one thread at a time. */
final class PipelineRecorder {
    private static final Duration LONGEST_WAIT_FOR_A_COLLECTION = Duration.ofMillis(100);

    private final CollectedPipeline pipeline;
    private final OncePerChunkEvents announcements;
    private final PressureWatch pressure;
    private final DrainTimes drainTimes;
    private CollectedSnapshot lastOfPipeline;
    private CollectedSnapshot lastOfThreads;
    private int maximumRows;
    private int rows;
    private int rowsRecorded;

    PipelineRecorder(CollectedPipeline pipeline, int maximumRows, Supplier<ThreadManagement> management) {
        this.pipeline = pipeline;
        this.pressure = new PressureWatch(pipeline);
        this.drainTimes = new DrainTimes(pipeline, pressure, management);
        this.announcements = new OncePerChunkEvents(pipeline);
        this.maximumRows = maximumRows;
        this.lastOfPipeline = pipeline.collector().latest();
        this.lastOfThreads = lastOfPipeline;
    }

    String name() {
        return pipeline.name();
    }

    boolean records(CollectedPipeline other) {
        return pipeline == other;
    }

    PressureWatch pressure() {
        return pressure;
    }

    void setMaximumRows(int newMaximum) {
        maximumRows = newMaximum;
    }

    void recordingBegan() {
        pipeline.registry().retainEnded(maximumRows);
    }

    void recordingEnded() {
        pipeline.registry().retainEnded(0);
        drainTimes.recordingEnded();
    }

    /** Leaves out of the next intervals what was counted before this moment. */
    void rebase() {
        lastOfPipeline = fresh();
        lastOfThreads = lastOfPipeline;
        drainTimes.rebase();
    }

    void beginChunk() {
        announcements.clear();
        announcements.configuration(maximumRows);
        drainTimes.notice();
        announcements.drainThreads();
        CollectedSnapshot snapshot = fresh();
        recordPipeline(snapshot);
        recordThreads(snapshot, true);
    }

    void announce() {
        announcements.configuration(maximumRows);
        drainTimes.notice();
        announcements.drainThreads();
    }

    void recordPipeline() {
        recordPipeline(pipeline.collector().collect());
    }

    void recordThreads() {
        recordThreads(pipeline.collector().collect(), false);
    }

    void recordDrainTimes() {
        drainTimes.record(System.nanoTime());
    }

    void recordSwaps() {
        SwapStatisticsEvent event = new SwapStatisticsEvent();
        if (event.shouldCommit()) {
            SnapshotEvents.fill(
                    event,
                    pipeline.name(),
                    pipeline.collector().latest().totals(),
                    pipeline.registry().swaps());
            event.commit();
        }
    }

    void endChunk() {
        end(false);
    }

    /** The name is given back: these are its final counts. */
    void last() {
        end(true);
    }

    private void end(boolean last) {
        CollectedSnapshot snapshot = fresh();
        recordPipeline(snapshot, last);
        recordThreads(snapshot, false);
        recordSwaps();
        drainTimes.endChunk();
        if (last) {
            drainTimes.recordingEnded();
        }
    }

    long skipped() {
        return pipeline.collector().skipped();
    }

    int takeRows() {
        int taken = rows;
        rows = 0;
        return taken;
    }

    int takeRowsRecorded() {
        int taken = rowsRecorded;
        rowsRecorded = 0;
        return taken;
    }

    private CollectedSnapshot fresh() {
        return pipeline.collector().collectFresh(LONGEST_WAIT_FOR_A_COLLECTION);
    }

    private void recordPipeline(CollectedSnapshot snapshot) {
        recordPipeline(snapshot, false);
    }

    private void recordPipeline(CollectedSnapshot snapshot, boolean last) {
        announce();
        rows += snapshot.rows();
        if (snapshot == lastOfPipeline && !last) {
            return;
        }
        PipelineSnapshotEvent event = new PipelineSnapshotEvent();
        SnapshotEvents.fill(event, new Interval(lastOfPipeline, snapshot));
        event.last = last;
        event.commit();
        lastOfPipeline = snapshot;
    }

    private void recordThreads(CollectedSnapshot snapshot, boolean idleToo) {
        announce();
        rows += snapshot.rows();
        Interval interval = new Interval(lastOfThreads, snapshot);
        if (interval.nanos() == 0 && !idleToo) {
            return;
        }
        RowSelection selection = RowSelection.of(interval, maximumRows, idleToo);
        for (int row : selection.rows()) {
            announcements.thread(snapshot.row(row));
            ThreadSnapshotEvent event = new ThreadSnapshotEvent();
            SnapshotEvents.fill(event, interval, row);
            event.commit();
        }
        recordOthers(interval, selection);
        rowsRecorded += selection.rows().size();
        pipeline.registry().recorded(snapshot.ended());
        lastOfThreads = snapshot;
    }

    private void recordOthers(Interval interval, RowSelection selection) {
        if (selection.others() > 0) {
            announcements.others();
            ThreadSnapshotEvent event = new ThreadSnapshotEvent();
            SnapshotEvents.fillOthers(event, interval, selection);
            event.commit();
        }
    }
}
