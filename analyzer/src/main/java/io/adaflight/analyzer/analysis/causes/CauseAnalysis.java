package io.adaflight.analyzer.analysis.causes;

import io.adaflight.analyzer.analysis.causes.Attribution.Division;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Finds out why one pipeline lost events. Is given what happened between its snapshots and who drains it. */
public final class CauseAnalysis {
    private static final int MOST_INTERVALS = 100_000;
    private static final List<SpanRule> SPAN_RULES = List.of(
            new GcPauseRule(),
            new SafepointRule(),
            new LockRule(),
            new ParkRule(),
            new SleepRule(),
            new FileIoRule(),
            new SocketIoRule());
    private static final List<WorkRule> WORK_RULES =
            List.of(new ProducerBurstRule(), new CpuThrottledRule(), new CpuSaturatedRule(), new SlowSinkRule());

    private final VmHistory vm;
    private final Intervals intervals = new Intervals(MOST_INTERVALS);
    private final TreeSet<Long> drainThreads = new TreeSet<>();

    /**
     * An episode to find the causes of.
     *
     * @param lost how many events were lost in it
     */
    public record EpisodeSpan(long threadId, long startNanos, long endNanos, long lost) {}

    /** An analysis that looks for causes in what a recording tells of its JVM. */
    public CauseAnalysis(VmHistory vm) {
        this.vm = vm;
    }

    /** Says that a thread drains the pipeline. */
    public void drains(long threadId, String name) {
        drainThreads.add(threadId);
        vm.drains(threadId, name);
    }

    /**
     * Adds what happened after one moment and up to another, in the order of time.
     *
     * @param offered events offered and not filtered
     * @param drained events that the drain took
     * @param depth events that waited at the end
     */
    public void add(long fromNanos, long toNanos, long offered, long dropped, long drained, long depth) {
        intervals.add(fromNanos, toNanos, offered, dropped, drained, depth);
    }

    /** Divides the loss of a time among its causes. */
    public CauseReport report(long fromNanos, long toNanos, List<EpisodeSpan> episodes) {
        List<LossWindow> windows = LossWindows.of(intervals, vm.pauses());
        if (windows.isEmpty()) {
            return CauseReport.NONE;
        }
        long from = Math.min(fromNanos, windows.get(0).fromNanos());
        long to = Math.max(toNanos, windows.get(windows.size() - 1).toNanos());
        List<DrainHistory> drains =
                drainThreads.stream().map(vm::drain).filter(Objects::nonNull).toList();
        List<Timeline> timelines = timelines(drains, windows, from, to);
        WorkMeter meter = new WorkMeter(
                new RateMeter(intervals, windows, timelines), new ProcessorMeter(intervals, vm, drains, timelines));
        Attribution attribution = new Attribution(WORK_RULES, meter, timelines);
        List<Division> divisions = windows.stream().map(attribution::divide).toList();
        return new CauseReportBuilder(from, to, vm, drains, timelines, meter, divisions)
                .build(SPAN_RULES, WORK_RULES, intervals.typicalLengthNanos(), episodes);
    }

    /* Without a drain thread, what stops the whole JVM is still known: of a thread of which nothing else is. */
    private List<Timeline> timelines(List<DrainHistory> drains, List<LossWindow> windows, long from, long to) {
        List<DrainHistory> threads = drains.isEmpty() ? List.of(new DrainHistory(0, "")) : drains;
        List<Timeline> timelines = new ArrayList<>();
        List<Held> stopped = new ArrayList<>(new GcPauseRule().ofVm(vm));
        stopped.addAll(new SafepointRule().ofVm(vm));
        Timeline stops = Timeline.of(stopped, from, to);
        for (DrainHistory drain : threads) {
            IdleWaits idle = IdleWaits.of(drain, stops, windows, from, to);
            DrainThreadInput input = new DrainThreadInput(drain, vm, idle);
            List<Held> held = new ArrayList<>(idle.held(drain));
            SPAN_RULES.forEach(rule -> held.addAll(rule.held(input)));
            timelines.add(Timeline.of(held, from, to));
        }
        return timelines;
    }
}
