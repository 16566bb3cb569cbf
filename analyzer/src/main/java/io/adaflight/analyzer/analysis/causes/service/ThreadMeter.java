package io.adaflight.analyzer.analysis.causes.service;

import io.adaflight.analyzer.analysis.causes.ByCause;
import io.adaflight.analyzer.analysis.causes.evidence.DrainRecord;
import io.adaflight.analyzer.analysis.causes.evidence.LookTally;
import io.adaflight.analyzer.analysis.causes.evidence.OffCpuTimeline;
import io.adaflight.analyzer.analysis.causes.evidence.Span;
import java.util.List;

/** Measures what one drain thread did in a span of time. */
final class ThreadMeter {
    private final DrainRecord record;
    private final ProcessorTimes jdk;
    private final OffCpuTimeline timeline;
    private final IdlePlaces idlePlaces;

    ThreadMeter(DrainRecord record, ProcessorTimes jdk, OffCpuTimeline timeline, IdlePlaces idlePlaces) {
        this.record = record;
        this.jdk = jdk;
        this.timeline = timeline;
        this.idlePlaces = idlePlaces;
    }

    /**
     * What the thread did.
     *
     * @param losing whether the queue was never empty, so a thread that does not report idle time had none
     * @param prior what looks saw of all drain threads at such times; used when there are few looks at this thread
     */
    Work measure(List<Span> times, boolean losing, LookTally prior) {
        List<Span> spans = record.within(times);
        Observed seen = new Observed(record, jdk, timeline, idlePlaces, spans, losing);
        double work = seen.workNanos();
        ByCause parts = new WorkSplit(seen, work).parts(prior);
        return new Work(
                seen.available,
                parts.sum(),
                seen.drained,
                parts,
                seen.all,
                seen.workKnownShare(),
                seen.processorKnownShare(),
                Math.min(parts.sum(), seen.exact.sum()),
                seen.agreeing,
                seen.compared);
    }
}
