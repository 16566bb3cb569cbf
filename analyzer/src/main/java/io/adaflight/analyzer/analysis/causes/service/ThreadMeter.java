package io.adaflight.analyzer.analysis.causes.service;

import io.adaflight.analyzer.analysis.causes.ByCause;
import io.adaflight.analyzer.analysis.causes.evidence.DrainRecord;
import io.adaflight.analyzer.analysis.causes.evidence.LookTally;
import io.adaflight.analyzer.analysis.causes.evidence.OffCpuTimeline;
import io.adaflight.analyzer.analysis.causes.evidence.Span;
import java.util.List;

/** Measures what one drain thread did in a time. */
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
     * @param losing whether the queue was not empty all the time, so that a thread that does not say when it is idle was not
     * @param prior what all drain threads were seen to do in all such times, used where few looks at this thread exist
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
