package io.adaflight.analyzer.analysis.causes;

import io.adaflight.analyzer.analysis.causes.attribution.Attribution;
import io.adaflight.analyzer.analysis.causes.attribution.CalmTimes;
import io.adaflight.analyzer.analysis.causes.attribution.CauseReportBuilder;
import io.adaflight.analyzer.analysis.causes.attribution.EpisodeSpan;
import io.adaflight.analyzer.analysis.causes.attribution.LossWindow;
import io.adaflight.analyzer.analysis.causes.attribution.LossWindows;
import io.adaflight.analyzer.analysis.causes.attribution.OversizedEvents;
import io.adaflight.analyzer.analysis.causes.evidence.DrainHistory;
import io.adaflight.analyzer.analysis.causes.evidence.DrainRecord;
import io.adaflight.analyzer.analysis.causes.evidence.ExactTimes;
import io.adaflight.analyzer.analysis.causes.evidence.IdleWaits;
import io.adaflight.analyzer.analysis.causes.evidence.Intervals;
import io.adaflight.analyzer.analysis.causes.evidence.OffCpuSpan;
import io.adaflight.analyzer.analysis.causes.evidence.OffCpuTimeline;
import io.adaflight.analyzer.analysis.causes.evidence.Span;
import io.adaflight.analyzer.analysis.causes.evidence.VmHistory;
import io.adaflight.analyzer.analysis.causes.evidence.VmHistoryBuilder;
import io.adaflight.analyzer.analysis.causes.service.DrainMeter;
import io.adaflight.analyzer.recording.event.DrainLook;
import io.adaflight.analyzer.recording.event.DrainSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds out why one pipeline lost events, from what happened between its snapshots and what its drain threads did. */
public final class CauseAnalysis {
    private static final int MOST_INTERVALS = 100_000;
    private static final int MOST_DRAINS = 500;
    private static final int FINE_DRAINS = 8;
    private static final int FINE_INTERVALS = 36_000;
    private static final int COARSE_INTERVALS = 2_000;

    private final VmHistoryBuilder vmHistory;
    private final Intervals intervals = new Intervals(MOST_INTERVALS);
    private final TreeMap<Long, DrainRecord> drains = new TreeMap<>();
    private final OversizedEvents oversized = new OversizedEvents();

    /**
     * Starts without events.
     *
     * @param vmHistory learns which threads drain, so that it keeps what happens to them
     */
    public CauseAnalysis(VmHistoryBuilder vmHistory) {
        this.vmHistory = vmHistory;
    }

    /** Adds a drain thread. */
    public void drains(long threadId, String name) {
        drains(threadId, name, 0, 0);
    }

    /**
     * Adds a drain thread and the time for which it drains.
     *
     * @param beganNanos 0 when unknown
     * @param endedNanos 0 while it runs or when unknown
     */
    public void drains(long threadId, String name, long beganNanos, long endedNanos) {
        DrainRecord drain = record(threadId, name);
        if (drain != null) {
            drain.lived(beganNanos, endedNanos);
        }
        vmHistory.drains(threadId, name);
    }

    private @Nullable DrainRecord record(long threadId, String name) {
        DrainRecord known = drains.get(threadId);
        if (known == null && drains.size() < MOST_DRAINS) {
            known = new DrainRecord(threadId, name, drains.size() < FINE_DRAINS ? FINE_INTERVALS : COARSE_INTERVALS);
            drains.put(threadId, known);
            vmHistory.drains(threadId, name);
        }
        return known;
    }

    public void add(DrainSnapshot row) {
        DrainRecord drain = record(row.threadId(), row.threadName());
        if (drain != null) {
            drain.add(row);
        }
    }

    public void add(DrainLook look) {
        DrainRecord drain = record(look.threadId(), "");
        if (drain != null) {
            drain.add(look);
        }
    }

    /**
     * Adds what happened between two moments; calls come in time order.
     *
     * @param offered events offered and not filtered
     * @param bytesDropped bytes of the events that were lost
     * @param ringBytes the size of a ring; 0 when the pipeline has none
     * @param drained events that the drain took
     * @param depth events waiting at the end
     */
    public void add(
            long fromNanos,
            long toNanos,
            long offered,
            long dropped,
            long bytesDropped,
            long ringBytes,
            long drained,
            long depth) {
        long tooLarge = oversized.add(fromNanos, toNanos, dropped, bytesDropped, ringBytes);
        intervals.add(fromNanos, toNanos, offered - tooLarge, dropped - tooLarge, drained, depth);
    }

    /**
     * Divides the loss of a span of time among its causes.
     *
     * @param vm what is known of the JVM and its drain threads
     */
    public CauseReport report(VmHistory vm, long fromNanos, long toNanos, List<EpisodeSpan> episodes) {
        List<LossWindow> windows = LossWindows.of(intervals, vm.pauses());
        CalmTimes calm = CalmTimes.of(intervals, windows);
        List<Span> losing = windows.stream().map(LossWindow::span).toList();
        Span time = losing.isEmpty()
                ? new Span(fromNanos, toNanos)
                : new Span(
                        Math.min(fromNanos, losing.get(0).fromNanos()),
                        Math.max(toNanos, losing.get(losing.size() - 1).toNanos()));
        List<DrainRecord> known = List.copyOf(drains.values());
        /* Without a drain thread, only stops of the whole JVM are known; a thread without any facts takes its place. */
        List<DrainRecord> threads = known.isEmpty() ? List.of(new DrainRecord(0, "", 2)) : known;
        List<OffCpuTimeline> timelines = timelines(vm, threads, losing, time);
        DrainMeter meter = new DrainMeter(intervals, vm, threads, timelines, calm.spans(), losing);
        Attribution attribution = new Attribution(intervals, calm, meter);
        return new CauseReportBuilder(
                        vm,
                        known,
                        timelines,
                        calm,
                        meter,
                        windows.stream().map(attribution::divide).toList(),
                        oversized)
                .build(episodes);
    }

    private List<OffCpuTimeline> timelines(VmHistory vm, List<DrainRecord> threads, List<Span> losing, Span time) {
        List<OffCpuSpan> stopped = ExactTimes.ofVm(vm);
        OffCpuTimeline stops = OffCpuTimeline.of(stopped, time);
        List<OffCpuTimeline> timelines = new ArrayList<>();
        for (DrainRecord thread : threads) {
            List<OffCpuSpan> held = new ArrayList<>(stopped);
            DrainHistory history = vm.drain(thread.threadId());
            if (history != null) {
                held.addAll(ExactTimes.ofDrain(history, thread, IdleWaits.of(history, stops, losing, time)));
            }
            timelines.add(OffCpuTimeline.of(held, time));
        }
        return timelines;
    }
}
