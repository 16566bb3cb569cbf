package io.adaflight.internal.jfr;

import static io.adaflight.internal.counters.Saturation.toInt;

import io.adaflight.BackPressureState;
import io.adaflight.Counter;
import io.adaflight.events.PipelineSnapshotEvent;
import io.adaflight.events.SwapStatisticsEvent;
import io.adaflight.events.ThreadSnapshotEvent;
import io.adaflight.internal.collector.CollectedSnapshot;
import io.adaflight.internal.collector.CollectedSnapshot.Row;
import io.adaflight.internal.collector.Interval;
import io.adaflight.internal.collector.MovingAverages;
import io.adaflight.internal.collector.RowSelection;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.SwapHistogram;
import io.adaflight.internal.registry.DrainCounts;

/** Fills the periodic events from an interval between two snapshots. Pure. */
final class SnapshotEvents {
    private static final double NANOS_PER_SECOND = 1e9;

    private SnapshotEvents() {}

    static void fill(ThreadSnapshotEvent event, Interval interval, int index) {
        Row row = interval.to().row(index);
        event.thread = row.thread().get();
        event.threadId = row.thread().threadId();
        event.threadName = row.thread().name();
        event.terminated = row.isEnded();
        event.state = row.state().name();
        event.eventRate = (float) row.eventsPerSecond();
        event.byteRate = (float) row.bytesPerSecond();
        event.ringsInRotation = row.ringsInRotation();
        fill(event, interval, interval.counts(index), row.counts());
        if (event.totalSwaps > 0) {
            SwapHistogram swaps = row.swaps();
            event.swapMedian = swaps.nanosAt(0.5);
            event.swapPercentile90 = swaps.nanosAt(0.9);
            event.swapPercentile99 = swaps.nanosAt(0.99);
            event.swapPercentile999 = swaps.nanosAt(0.999);
        }
    }

    static void fillOthers(ThreadSnapshotEvent event, Interval interval, RowSelection selection) {
        event.threadId = OncePerChunkEvents.OTHER_THREADS;
        event.threadName = OncePerChunkEvents.OTHER_THREADS_NAME;
        event.state = BackPressureState.NONE.name();
        fill(event, interval, selection.otherInterval(), selection.otherTotals());
    }

    private static void fill(ThreadSnapshotEvent event, Interval interval, Counts counts, Counts totals) {
        event.pipeline = interval.to().pipeline();
        event.interval = interval.nanos();
        event.written = toInt(counts.get(Counter.EVENTS_WRITTEN));
        event.dropped = toInt(counts.dropped());
        event.evicted = toInt(counts.get(Counter.EVENTS_EVICTED));
        event.rejected = toInt(counts.get(Counter.EVENTS_REJECTED));
        event.filtered = toInt(counts.get(Counter.EVENTS_FILTERED));
        event.bytesWritten = counts.get(Counter.BYTES_WRITTEN);
        event.bytesDropped = counts.bytesDropped();
        event.totalWritten = totals.get(Counter.EVENTS_WRITTEN);
        event.totalDropped = totals.dropped();
        event.totalEvicted = totals.get(Counter.EVENTS_EVICTED);
        event.totalRejected = totals.get(Counter.EVENTS_REJECTED);
        event.totalFiltered = totals.get(Counter.EVENTS_FILTERED);
        event.totalBytesWritten = totals.get(Counter.BYTES_WRITTEN);
        event.totalBytesDropped = totals.bytesDropped();
        event.dropRatio = (float) counts.dropRatio();
        event.poolExhaustions = toInt(counts.get(Counter.POOL_EXHAUSTIONS));
        event.ringFull = toInt(counts.get(Counter.RING_FULL));
        event.allocationFailures = toInt(counts.get(Counter.ALLOCATION_FAILURES));
        event.greatestQueueDepth = toInt(totals.get(Counter.QUEUE_DEPTH_MAXIMUM));
        event.swaps = toInt(counts.get(Counter.SWAPS));
        event.totalSwaps = totals.get(Counter.SWAPS);
        event.swapRate = (float) perSecond(counts.get(Counter.SWAPS), interval.nanos());
        event.totalSwapTime = totals.get(Counter.SWAP_NANOS);
        event.swapAverage = totals.swapNanosAverage();
        event.swapMaximum = totals.get(Counter.SWAP_NANOS_MAXIMUM);
        event.swapLast = totals.get(Counter.SWAP_NANOS_LAST);
        event.blockedWrites = toInt(counts.get(Counter.BLOCKED_WRITES));
        event.blockedTime = counts.get(Counter.BLOCKED_NANOS);
        event.totalBlockedTime = totals.get(Counter.BLOCKED_NANOS);
        event.pressureTime = counts.get(Counter.PRESSURE_NANOS);
        event.droppingTime = counts.get(Counter.DROPPING_NANOS);
        event.recoveryTime = counts.get(Counter.RECOVERY_NANOS);
    }

    static void fill(PipelineSnapshotEvent event, Interval interval) {
        CollectedSnapshot snapshot = interval.to();
        event.pipeline = snapshot.pipeline();
        event.interval = interval.nanos();
        fillInterval(event, interval.totals(), interval.drained());
        fillTotals(event, snapshot.totals(), snapshot.drained());
        fillRates(event, snapshot);
        event.queueDepth = toInt(snapshot.queueDepth());
        event.liveThreads = snapshot.liveThreads();
        event.retiredThreads = toInt(snapshot.retiredThreads());
        event.saturated = snapshot.totals().isSaturated();
    }

    private static void fillInterval(PipelineSnapshotEvent event, Counts counts, DrainCounts drained) {
        event.written = toInt(counts.get(Counter.EVENTS_WRITTEN));
        event.dropped = toInt(counts.dropped());
        event.evicted = toInt(counts.get(Counter.EVENTS_EVICTED));
        event.rejected = toInt(counts.get(Counter.EVENTS_REJECTED));
        event.filtered = toInt(counts.get(Counter.EVENTS_FILTERED));
        event.bytesWritten = counts.get(Counter.BYTES_WRITTEN);
        event.bytesDropped = counts.bytesDropped();
        event.dropRatio = (float) counts.dropRatio();
        event.drained = toInt(drained.events());
        event.failed = toInt(drained.failed());
        event.sinkFailures = toInt(drained.sinkFailures());
    }

    private static void fillTotals(PipelineSnapshotEvent event, Counts totals, DrainCounts drained) {
        event.totalWritten = totals.get(Counter.EVENTS_WRITTEN);
        event.totalDropped = totals.dropped();
        event.totalEvicted = totals.get(Counter.EVENTS_EVICTED);
        event.totalRejected = totals.get(Counter.EVENTS_REJECTED);
        event.totalFiltered = totals.get(Counter.EVENTS_FILTERED);
        event.totalBytesWritten = totals.get(Counter.BYTES_WRITTEN);
        event.totalBytesDropped = totals.bytesDropped();
        event.totalDrained = drained.events();
        event.totalFailed = drained.failed();
        event.totalSinkFailures = drained.sinkFailures();
    }

    private static void fillRates(PipelineSnapshotEvent event, CollectedSnapshot snapshot) {
        event.eventRate = (float) snapshot.rates().events();
        event.byteRate = (float) snapshot.rates().bytes();
        event.dropRate = (float) snapshot.rates().dropped();
        MovingAverages averages = snapshot.rates().averages();
        event.eventRate1Minute = (float) averages.events1Minute();
        event.eventRate5Minutes = (float) averages.events5Minutes();
        event.eventRate15Minutes = (float) averages.events15Minutes();
        event.byteRate1Minute = (float) averages.bytes1Minute();
        event.byteRate5Minutes = (float) averages.bytes5Minutes();
        event.byteRate15Minutes = (float) averages.bytes15Minutes();
    }

    static void fill(SwapStatisticsEvent event, String pipeline, Counts totals, SwapHistogram swaps) {
        event.pipeline = pipeline;
        event.totalSwaps = totals.get(Counter.SWAPS);
        event.totalSwapTime = totals.get(Counter.SWAP_NANOS);
        event.swapAverage = totals.swapNanosAverage();
        event.swapMaximum = totals.get(Counter.SWAP_NANOS_MAXIMUM);
        event.swapMedian = swaps.nanosAt(0.5);
        event.swapPercentile90 = swaps.nanosAt(0.9);
        event.swapPercentile99 = swaps.nanosAt(0.99);
        event.swapPercentile999 = swaps.nanosAt(0.999);
    }

    private static double perSecond(long count, long nanos) {
        return nanos == 0 ? 0 : count * NANOS_PER_SECOND / nanos;
    }
}
