package io.adaflight.analyzer.analysis.causes;

import io.adaflight.analyzer.recording.event.ThreadCpuLoad;
import io.adaflight.analyzer.recording.event.ThreadSample;
import java.util.ArrayList;
import java.util.List;

/** How much one drain thread ran, by its processor time ({@code jdk.ThreadCPULoad}) and its samples. */
final class ThreadTimes {
    /*
     * A reading tells the processor time of a whole period, of which a window may be a part. What the thread used outside the
     * window is taken to be what it drained there, at the least cost that an event has had in any reading; the rest it used in
     * the window, as far as it was free to run there.
     *
     * The recorder leaves out a reading of less than a millisecond: what no reading covers, the thread did not run.
     */

    /** Readings further apart tell too little of a window. */
    static final long LONGEST_READING_NANOS = 2_000_000_000L;

    private static final double LEAST_COSTED_NANOS = 2e6;

    private record Reading(long fromNanos, long toNanos, double cpuNanos) {}

    /**
     * What a thread did in a time.
     *
     * @param workNanos how long nothing recorded kept it from running, where readings tell
     * @param ranNanos how much of that it ran
     */
    record Ran(double workNanos, double ranNanos) {
        static final Ran UNKNOWN = new Ran(0, 0);
    }

    private final Timeline timeline;
    private final Intervals intervals;
    private final List<ThreadSample> samples;
    private final long sampleWeight;
    private final List<Reading> readings = new ArrayList<>();
    private double leastCost = Double.MAX_VALUE;

    private ThreadTimes(DrainHistory drain, Timeline timeline, Intervals intervals) {
        this.timeline = timeline;
        this.intervals = intervals;
        samples = ProcessorMeter.ordered(drain.samples());
        sampleWeight = drain.sampleWeight();
    }

    static ThreadTimes of(DrainHistory drain, Timeline timeline, Intervals intervals, VmHistory vm) {
        ThreadTimes times = new ThreadTimes(drain, timeline, intervals);
        long period = vm.settings().periodNanos(ThreadCpuLoad.EVENT);
        if (period > 0 && period <= LONGEST_READING_NANOS && vm.processors() > 0) {
            times.read(ProcessorMeter.ordered(drain.loads()), period, vm.processors());
        }
        return times;
    }

    private void read(List<ThreadCpuLoad> loads, long periodNanos, long processors) {
        for (ThreadCpuLoad load : loads) {
            long from = load.timeNanos() - periodNanos;
            if (!readings.isEmpty()) {
                long before = readings.get(readings.size() - 1).toNanos();
                /* Periods are not kept to the millisecond. */
                if (from > before + periodNanos / 2) {
                    readings.add(new Reading(before, from, 0));
                } else {
                    from = before;
                }
            }
            if (load.timeNanos() > from) {
                add(new Reading(from, load.timeNanos(), load.load() * processors * (load.timeNanos() - from)));
            }
        }
    }

    private void add(Reading reading) {
        readings.add(reading);
        double drained = intervals.drainedBetween(reading.fromNanos(), reading.toNanos());
        if (drained >= 1 && reading.cpuNanos() >= LEAST_COSTED_NANOS) {
            leastCost = Math.min(leastCost, reading.cpuNanos() / drained);
        }
    }

    /** What the thread did in a time; nothing is known when no reading covers any of it. */
    Ran between(long fromNanos, long toNanos) {
        double work = 0;
        double ran = 0;
        for (int index = ByTime.firstAfter(readings, Reading::toNanos, fromNanos); index < readings.size(); index++) {
            Reading reading = readings.get(index);
            if (reading.fromNanos() >= toNanos) {
                break;
            }
            long begin = Math.max(fromNanos, reading.fromNanos());
            long end = Math.min(toNanos, reading.toNanos());
            double free = (double) end - begin - timeline.standingNanos(begin, end);
            double freeOutside = (double) reading.toNanos()
                    - reading.fromNanos()
                    - timeline.standingNanos(reading.fromNanos(), reading.toNanos())
                    - free;
            double drainedOutside = intervals.drainedBetween(reading.fromNanos(), reading.toNanos())
                    - intervals.drainedBetween(begin, end);
            double usedOutside = Math.min(freeOutside, drainedOutside * leastCost());
            work += free;
            ran += Math.min(free, Math.max(0, reading.cpuNanos() - usedOutside));
        }
        return work <= 0 ? Ran.UNKNOWN : new Ran(work, ran);
    }

    /** The least processor time that an event has cost, in nanoseconds; 0 when it is not known. */
    double leastCost() {
        return leastCost == Double.MAX_VALUE ? 0 : leastCost;
    }

    /** How many readings overlap a time. */
    long readings(long fromNanos, long toNanos) {
        long count = 0;
        for (int index = ByTime.firstAfter(readings, Reading::toNanos, fromNanos);
                index < readings.size() && readings.get(index).fromNanos() < toNanos;
                index++) {
            count++;
        }
        return count;
    }

    /** How often the thread was seen to run Java code in a time. */
    long samples(long fromNanos, long toNanos) {
        long seen = 0;
        for (int index = ByTime.firstAfter(samples, ThreadSample::timeNanos, fromNanos);
                index < samples.size() && samples.get(index).timeNanos() <= toNanos;
                index++) {
            seen += samples.get(index).inNative() ? 0 : sampleWeight;
        }
        return seen;
    }
}
