package io.adaflight.analyzer.analysis.causes;

import java.util.List;

/** Measures how fast events came and were drained. */
final class RateMeter {
    private static final long RATE_NANOS = 500_000_000L;
    private static final long LEAST_CALM_NANOS = 500_000_000L;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Intervals intervals;
    private final double usualRate;
    private final double capacity;

    /** Measures a pipeline whose drain threads stood as their timelines tell. */
    RateMeter(Intervals intervals, List<LossWindow> windows, List<Timeline> timelines) {
        this.intervals = intervals;
        usualRate = usualRate(windows);
        capacity = greatestDrainRate(timelines);
    }

    private double usualRate(List<LossWindow> windows) {
        int first = 0;
        int last = intervals.size() - 1;
        while (first <= last && intervals.offered(first) == 0) {
            first++;
        }
        while (last >= first && intervals.offered(last) == 0) {
            last--;
        }
        long calmEvents = 0;
        long calmNanos = 0;
        int window = 0;
        for (int index = first; index <= last; index++) {
            while (window < windows.size() && windows.get(window).last() < index) {
                window++;
            }
            if (window >= windows.size() || windows.get(window).first() > index) {
                calmEvents += intervals.offered(index);
                calmNanos += intervals.lengthNanos(index);
            }
        }
        return calmNanos >= LEAST_CALM_NANOS ? perSecond(calmEvents, calmNanos) : 0;
    }

    /* What the drain has shown to be able to do: its best interval, by the time in which no cause kept it from its work. */
    private double greatestDrainRate(List<Timeline> timelines) {
        double greatest = 0;
        for (int index = 0; index < intervals.size(); index++) {
            long free = intervals.lengthNanos(index);
            for (Timeline timeline : timelines) {
                free -= timeline.keptNanos(intervals.from(index), intervals.to(index)) / timelines.size();
            }
            if (free * 2 >= intervals.lengthNanos(index)) {
                greatest = Math.max(greatest, perSecond(intervals.drained(index), free));
            }
        }
        return greatest;
    }

    /**
     * Events offered a second while nothing was lost, between the first and the last event offered; 0 when there is too
     * little of such time.
     */
    double usualRate() {
        return usualRate;
    }

    /** Events drained a second at best; 0 when the drain was never free or is not counted. */
    double capacity() {
        return capacity;
    }

    /** Events offered a second over the time up to the end of a window, half a second of it at least. */
    double rate(LossWindow window) {
        int first = window.first();
        while (first > 0 && window.toNanos() - intervals.from(first) < RATE_NANOS) {
            first--;
        }
        long events = 0;
        for (int index = first; index <= window.last(); index++) {
            events += intervals.offered(index);
        }
        return perSecond(events, window.toNanos() - intervals.from(first));
    }

    /** How much of a time events came at far more than the usual rate. */
    double burstShare(long fromNanos, long toNanos) {
        long burst = 0;
        long all = 0;
        for (int index = intervals.firstAfter(fromNanos);
                index < intervals.size() && intervals.to(index) <= toNanos;
                index++) {
            if (intervals.from(index) >= fromNanos) {
                long length = intervals.lengthNanos(index);
                all += length;
                if (usualRate > 0
                        && perSecond(intervals.offered(index), length) > ProducerBurstRule.BURST * usualRate) {
                    burst += length;
                }
            }
        }
        return all == 0 ? 0 : (double) burst / all;
    }

    static double perSecond(long events, long nanos) {
        return nanos <= 0 ? 0 : events * NANOS_PER_SECOND / nanos;
    }
}
