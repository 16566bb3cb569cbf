package io.adaflight.analyzer.analysis.causes.service;

import io.adaflight.analyzer.analysis.causes.evidence.DrainHistory;
import io.adaflight.analyzer.analysis.causes.evidence.Span;
import io.adaflight.analyzer.analysis.causes.evidence.TimeSearch;
import io.adaflight.analyzer.analysis.causes.evidence.VmHistory;
import io.adaflight.analyzer.recording.event.CpuThrottling;
import io.adaflight.analyzer.recording.event.JdkEvent;
import io.adaflight.analyzer.recording.event.ThreadCpuLoad;
import io.adaflight.analyzer.recording.event.ThreadSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Processor times as the JDK records them, for recordings without AdaFlight's own. */
final class ProcessorTimes {
    /** Readings further apart say too little about a time of loss. */
    private static final long LONGEST_READING_NANOS = 2_000_000_000L;

    private record Reading(Span span, double cpuNanos) {}

    private final List<Reading> readings = new ArrayList<>();
    private final List<ThreadSample> samples;
    private final long sampleWeight;
    private final boolean processorSampled;
    private final long javaPeriodNanos;

    ProcessorTimes(DrainHistory drain, VmHistory vm) {
        long period = vm.settings().periodNanos(ThreadCpuLoad.EVENT);
        if (period > 0 && period <= LONGEST_READING_NANOS && vm.processors() > 0) {
            read(ordered(drain.loads()), period, vm.processors());
        }
        samples = ordered(drain.samples());
        sampleWeight = drain.sampleWeight();
        processorSampled = vm.settings().isEnabled(ThreadSample.Kind.PROCESSOR.event());
        javaPeriodNanos = vm.settings().isEnabled(ThreadSample.Kind.JAVA.event())
                ? vm.settings().periodNanos(ThreadSample.Kind.JAVA.event())
                : 0;
    }

    static <T extends JdkEvent> List<T> ordered(List<T> events) {
        List<T> ordered = new ArrayList<>(events);
        ordered.sort(Comparator.comparingLong(JdkEvent::timeNanos));
        return ordered;
    }

    /* The recorder leaves out readings below a millisecond, so the thread did not run where there is no reading. */
    private void read(List<ThreadCpuLoad> loads, long periodNanos, long processors) {
        for (ThreadCpuLoad load : loads) {
            long from = load.timeNanos() - periodNanos;
            if (!readings.isEmpty()) {
                long before = readings.get(readings.size() - 1).span().toNanos();
                if (from > before + periodNanos / 2) {
                    readings.add(new Reading(new Span(before, from), 0));
                } else {
                    from = before;
                }
            }
            Span span = new Span(from, load.timeNanos());
            if (span.lengthNanos() > 0) {
                readings.add(new Reading(span, load.load() * processors * span.lengthNanos()));
            }
        }
    }

    /** How much of some spans the readings cover, and how long the thread ran in that part. */
    double[] coveredAndRan(List<Span> spans) {
        double covered = 0;
        double ran = 0;
        for (Span span : spans) {
            for (int index = TimeSearch.firstAfter(
                            readings, reading -> reading.span().toNanos(), span.fromNanos());
                    index < readings.size() && readings.get(index).span().fromNanos() < span.toNanos();
                    index++) {
                Reading reading = readings.get(index);
                double overlap = span.overlapNanos(reading.span());
                covered += overlap;
                ran += reading.cpuNanos() * overlap / reading.span().lengthNanos();
            }
        }
        return new double[] {covered, ran};
    }

    /**
     * How long the thread ran in some spans by the recorder's samples; negative when there are none. Samples of processor time are
     * better: they have a weight and see native code too.
     */
    double sampledNanos(List<Span> spans) {
        if (!processorSampled && javaPeriodNanos <= 0) {
            return -1;
        }
        double sum = 0;
        for (Span span : spans) {
            for (int index = TimeSearch.firstAfter(samples, ThreadSample::timeNanos, span.fromNanos());
                    index < samples.size() && samples.get(index).timeNanos() <= span.toNanos();
                    index++) {
                sum += nanos(samples.get(index));
            }
        }
        return sum * sampleWeight;
    }

    private long nanos(ThreadSample sample) {
        return switch (sample.kind()) {
            case PROCESSOR -> sample.periodNanos();
            case JAVA -> processorSampled ? 0 : javaPeriodNanos;
            case NATIVE -> 0;
        };
    }

    /** The samples in a span. */
    List<ThreadSample> samples(Span span) {
        int low = TimeSearch.firstAfter(samples, ThreadSample::timeNanos, span.fromNanos());
        int end = TimeSearch.firstAfter(samples, ThreadSample::timeNanos, span.toNanos());
        return samples.subList(low, end);
    }

    /** The share of scheduling periods in which the container had used up its quota; 0 without a quota or when unknown. */
    static double throttledShare(List<CpuThrottling> readings, List<Span> spans) {
        double slices = 0;
        double throttled = 0;
        for (Span span : spans) {
            int before = Math.max(0, TimeSearch.firstAfter(readings, CpuThrottling::timeNanos, span.fromNanos()) - 1);
            int after = Math.min(
                    readings.size() - 1, TimeSearch.firstAfter(readings, CpuThrottling::timeNanos, span.toNanos() - 1));
            if (after > before) {
                CpuThrottling first = readings.get(before);
                CpuThrottling last = readings.get(after);
                double part =
                        Math.min(1, (double) span.lengthNanos() / Math.max(1, last.timeNanos() - first.timeNanos()));
                slices += part * Math.max(0, last.elapsedSlices() - first.elapsedSlices());
                throttled += part * Math.max(0, last.throttledSlices() - first.throttledSlices());
            }
        }
        return slices <= 0 ? 0 : Math.min(1, throttled / slices);
    }
}
