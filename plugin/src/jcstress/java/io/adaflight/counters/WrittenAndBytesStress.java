package io.adaflight.counters;

import io.adaflight.time.NanoClock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Two readings of the counters of a thread that writes: none goes back, none is torn. */
@JCStressTest
@Outcome(
        id = {"0, 0", "0, 1", "1, 1"},
        expect = Expect.ACCEPTABLE,
        desc = "the event is seen, and stays seen")
@Outcome(expect = Expect.FORBIDDEN, desc = "a counter went back")
@State
public class WrittenAndBytesStress {
    private final ThreadMetrics metrics = new ThreadMetrics("stress", NanoClock.SYSTEM, DurationEvents.NONE);

    /** The owner thread. */
    @Actor
    public void owner() {
        metrics.written(1);
    }

    /** The collector. */
    @Actor
    public void collector(LL_Result result) {
        result.r1 = metrics.countsOpaque().get(Counter.EVENTS_WRITTEN);
        result.r2 = metrics.countsOpaque().get(Counter.EVENTS_WRITTEN);
    }
}
