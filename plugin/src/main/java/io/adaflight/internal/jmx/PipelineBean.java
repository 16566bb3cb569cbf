package io.adaflight.internal.jmx;

import io.adaflight.BackPressureState;
import io.adaflight.EventCounts;
import io.adaflight.PipelineMXBean;
import io.adaflight.Snapshot.ThreadRow;
import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.collector.CollectedSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A pipeline as a management bean: each attribute is read from a snapshot no older than the collection interval. */
final class PipelineBean implements PipelineMXBean {
    static final int MOST_THREADS = 20;

    private static final double NANOS_PER_SECOND = 1e9;

    private static final Comparator<ThreadRow> BY_LOSS = Comparator.<ThreadRow>comparingLong(
                    row -> row.counts().dropped())
            .thenComparingLong(row -> row.counts().eventsWritten())
            .reversed();

    private final CollectedPipeline pipeline;

    PipelineBean(CollectedPipeline pipeline) {
        this.pipeline = pipeline;
    }

    private CollectedSnapshot snapshot() {
        return pipeline.collector().collect();
    }

    private EventCounts totals() {
        return snapshot().totals();
    }

    private static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }

    @Override
    public String getName() {
        return pipeline.name();
    }

    @Override
    public long getCollectedEpochMillis() {
        return snapshot().epochMillis();
    }

    @Override
    public long getEventsOffered() {
        return totals().offered();
    }

    @Override
    public long getEventsWritten() {
        return totals().eventsWritten();
    }

    @Override
    public long getEventsDropped() {
        return totals().dropped();
    }

    @Override
    public long getEventsRejected() {
        return totals().eventsRejected();
    }

    @Override
    public long getEventsEvicted() {
        return totals().eventsEvicted();
    }

    @Override
    public long getEventsFiltered() {
        return totals().eventsFiltered();
    }

    @Override
    public long getEventsDrained() {
        return snapshot().eventsDrained();
    }

    @Override
    public long getEventsFailed() {
        return snapshot().eventsFailed();
    }

    @Override
    public long getSinkFailures() {
        return snapshot().sinkFailures();
    }

    @Override
    public long getBytesWritten() {
        return totals().bytesWritten();
    }

    @Override
    public long getBytesDropped() {
        return totals().bytesDropped();
    }

    @Override
    public long getWritesBlocked() {
        return totals().blockedWrites();
    }

    @Override
    public double getBlockedSeconds() {
        return seconds(totals().blockedNanos());
    }

    @Override
    public double getLossRatio() {
        return totals().dropRatio();
    }

    @Override
    public double getEventsPerSecond() {
        return snapshot().eventsPerSecond();
    }

    @Override
    public double getBytesPerSecond() {
        return snapshot().bytesPerSecond();
    }

    @Override
    public double getDroppedPerSecond() {
        return snapshot().droppedPerSecond();
    }

    @Override
    public long getQueueDepth() {
        return pipeline.configuration().drainCounted() ? snapshot().queueDepth() : -1;
    }

    @Override
    public long getQueueDepthMaximum() {
        return totals().queueDepthMaximum();
    }

    @Override
    public long getSwaps() {
        return totals().swaps();
    }

    @Override
    public double getSwapSecondsMaximum() {
        return seconds(totals().swapNanosMaximum());
    }

    @Override
    public int getLiveThreads() {
        return snapshot().liveThreads();
    }

    @Override
    public long getRetiredThreads() {
        return snapshot().retiredThreads();
    }

    @Override
    public Map<String, ThreadCounts> getThreadsByLoss() {
        CollectedSnapshot snapshot = snapshot();
        List<ThreadRow> rows = new ArrayList<>();
        for (int index = 0; index < snapshot.rows(); index++) {
            rows.add(snapshot.row(index));
        }
        rows.sort(BY_LOSS);
        Map<String, ThreadCounts> threads = new LinkedHashMap<>();
        rows.stream()
                .limit(MOST_THREADS)
                .forEach(row -> threads.put(row.threadName() + " (" + row.threadId() + ")", new OfThread(row)));
        return threads;
    }

    private record OfThread(ThreadRow row) implements ThreadCounts {
        @Override
        public long getThreadId() {
            return row.threadId();
        }

        @Override
        public boolean isEnded() {
            return row.isEnded();
        }

        @Override
        public BackPressureState getState() {
            return row.state();
        }

        @Override
        public long getEventsWritten() {
            return row.counts().eventsWritten();
        }

        @Override
        public long getEventsDropped() {
            return row.counts().dropped();
        }

        @Override
        public long getBytesWritten() {
            return row.counts().bytesWritten();
        }

        @Override
        public double getLossRatio() {
            return row.counts().dropRatio();
        }

        @Override
        public double getEventsPerSecond() {
            return row.eventsPerSecond();
        }

        @Override
        public double getBlockedSeconds() {
            return seconds(row.counts().blockedNanos());
        }

        @Override
        public double getDroppingSeconds() {
            return seconds(row.counts().droppingNanos());
        }
    }
}
