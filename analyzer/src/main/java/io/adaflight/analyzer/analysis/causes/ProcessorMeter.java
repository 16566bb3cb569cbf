package io.adaflight.analyzer.analysis.causes;

import io.adaflight.analyzer.recording.event.CpuLoad;
import io.adaflight.analyzer.recording.event.CpuThrottling;
import io.adaflight.analyzer.recording.event.JdkEvent;
import io.adaflight.analyzer.recording.event.ThreadSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures how much the drain threads ran and how busy the processors were. */
final class ProcessorMeter {
    private final VmHistory vm;
    private final List<ThreadTimes> threads = new ArrayList<>();
    private final List<CpuLoad> loads;
    private final List<CpuThrottling> throttling;

    /** Measures drain threads that stood as their timelines tell. */
    ProcessorMeter(Intervals intervals, VmHistory vm, List<DrainHistory> drains, List<Timeline> timelines) {
        this.vm = vm;
        for (int index = 0; index < drains.size(); index++) {
            threads.add(ThreadTimes.of(drains.get(index), timelines.get(index), intervals, vm));
        }
        loads = ordered(vm.loads());
        throttling = ordered(vm.throttling());
    }

    static <T extends JdkEvent> List<T> ordered(List<T> events) {
        List<T> ordered = new ArrayList<>(events);
        ordered.sort(Comparator.comparingLong(JdkEvent::timeNanos));
        return ordered;
    }

    /** How much of a time the drain threads ran when nothing recorded kept them from it; null when it is not known. */
    @Nullable
    Double running(long fromNanos, long toNanos) {
        double ran = 0;
        double worked = 0;
        for (ThreadTimes thread : threads) {
            ThreadTimes.Ran of = thread.between(fromNanos, toNanos);
            ran += of.ranNanos();
            worked += of.workNanos();
        }
        return worked <= 0 ? null : ran / worked;
    }

    /**
     * The processor time that an event cost, to what it may cost: the least that it ever cost, or what threads that run all the
     * time can spend; 1 when it is not known.
     */
    double costRatio(long fromNanos, long toNanos, long drained, double needed) {
        double ran = 0;
        double least = 0;
        for (ThreadTimes thread : threads) {
            ran += thread.between(fromNanos, toNanos).ranNanos();
            least += thread.leastCost();
        }
        double most = needed <= 0 ? least : Math.min(least, threads.size() / needed);
        return most <= 0 || ran <= 0 ? 1 : ran / (drained + 1) / most;
    }

    /** The same as {@link #running} by the samples; null when they were not recorded. */
    @Nullable
    Double sampledRunning(long fromNanos, long toNanos, long workNanos) {
        long period = vm.settings().periodNanos(ThreadSample.JAVA_EVENT);
        if (threads.isEmpty() || period == 0 || workNanos <= 0 || !vm.settings().isEnabled(ThreadSample.JAVA_EVENT)) {
            return null;
        }
        double seen = 0;
        for (ThreadTimes thread : threads) {
            seen += thread.samples(fromNanos, toNanos);
        }
        return Math.min(1, seen * period / ((double) workNanos * threads.size()));
    }

    /** How many readings of the processor times of drain threads lie in a time or overlap it. */
    long readings(long fromNanos, long toNanos) {
        return threads.stream()
                .mapToLong(thread -> thread.readings(fromNanos, toNanos))
                .sum();
    }

    /** How busy the processors were; null when it is not known. */
    @Nullable
    Double machineLoad(long fromNanos, long toNanos) {
        double sum = 0;
        double weight = 0;
        /* The first one only marks where the second one begins. */
        for (int index = Math.max(1, ByTime.firstAfter(loads, CpuLoad::timeNanos, fromNanos));
                index < loads.size();
                index++) {
            long begin = loads.get(index - 1).timeNanos();
            double overlap = Math.min(toNanos, loads.get(index).timeNanos()) - (double) Math.max(fromNanos, begin);
            if (overlap <= 0) {
                break;
            }
            sum += overlap * loads.get(index).machine();
            weight += overlap;
        }
        return weight <= 0 ? null : sum / weight;
    }

    /** How much of a time the processors were busy, by the readings. */
    double saturatedShare(long fromNanos, long toNanos) {
        long busy = 0;
        long all = 0;
        for (int index = Math.max(1, ByTime.firstAfter(loads, CpuLoad::timeNanos, fromNanos));
                index < loads.size() && loads.get(index - 1).timeNanos() < toNanos;
                index++) {
            all++;
            busy += loads.get(index).machine() >= CpuSaturatedRule.BUSY ? 1 : 0;
        }
        return all == 0 ? 0 : (double) busy / all;
    }

    /** In how many scheduling periods the quota was used up; null when there is none or it is not known. */
    @Nullable
    Double throttled(long fromNanos, long toNanos) {
        Throttled throttled = throttledIn(fromNanos, toNanos);
        return throttled == null || throttled.slices() <= 0
                ? null
                : Math.min(1, Math.max(0, throttled.throttledSlices()) / (double) throttled.slices());
    }

    /** How much of a time threads of the container stood since its quota was used up; 0 when it is not known. */
    double throttledTime(long fromNanos, long toNanos) {
        Throttled throttled = throttledIn(fromNanos, toNanos);
        return throttled == null || throttled.nanos() <= 0
                ? 0
                : Math.min(1, Math.max(0, throttled.throttledNanos()) / (double) throttled.nanos());
    }

    private record Throttled(long nanos, long throttledNanos, long slices, long throttledSlices) {}

    /* What happened between the readings around a time. */
    private @Nullable Throttled throttledIn(long fromNanos, long toNanos) {
        int before = Math.max(0, ByTime.firstAfter(throttling, CpuThrottling::timeNanos, fromNanos) - 1);
        int after =
                Math.min(throttling.size(), ByTime.firstAfter(throttling, CpuThrottling::timeNanos, toNanos - 1) + 1)
                        - 1;
        if (after <= before) {
            return null;
        }
        CpuThrottling first = throttling.get(before);
        CpuThrottling last = throttling.get(after);
        return new Throttled(
                last.timeNanos() - first.timeNanos(),
                last.throttledNanos() - first.throttledNanos(),
                last.elapsedSlices() - first.elapsedSlices(),
                last.throttledSlices() - first.throttledSlices());
    }
}
