package io.adaflight.internal.counters;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Proves the ordering of {@link LossSignal}: a thread that loses events raises it, the recorder takes it. */
public class LossSignalStress {
    /** A raise meets a take. */
    @JCStressTest
    @Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "this take reports it")
    @Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "the next take reports it")
    @Outcome(id = "true, true", expect = Expect.FORBIDDEN, desc = "reported twice")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a loss that nobody reports")
    @State
    public static class Raised {
        private final LossSignal signal = new LossSignal();

        @Actor
        public void producer() {
            signal.raise();
        }

        @Actor
        public void recorder(ZZ_Result result) {
            result.r1 = signal.take();
        }

        @Arbiter
        public void next(ZZ_Result result) {
            result.r2 = signal.take();
        }
    }

    /** Weakened: the recorder looks and then lowers the signal, whatever came in between. */
    @JCStressTest
    @Outcome(
            id = {"true, false", "false, true"},
            expect = Expect.ACCEPTABLE,
            desc = "as with one step")
    @Outcome(id = "false, false", expect = Expect.ACCEPTABLE_INTERESTING, desc = "a loss that nobody reports")
    @State
    public static class RaisedControl {
        private final LossSignal signal = new LossSignal();

        @Actor
        public void producer() {
            signal.raise();
        }

        @Actor
        public void recorder(ZZ_Result result) {
            result.r1 = signal.raised;
            signal.raised = false;
        }

        @Arbiter
        public void next(ZZ_Result result) {
            result.r2 = signal.take();
        }
    }
}
