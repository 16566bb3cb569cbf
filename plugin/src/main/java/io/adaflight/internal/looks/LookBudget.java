package io.adaflight.internal.looks;

/**
 * How much may be spent on looks: a share of one processor's time. Looks at a thread's state are always made, and paid for;
 * looks at stacks only while something is left. What they cost on this machine is measured as they are made.
 */
public final class LookBudget {
    private final Allowance nanos;
    private final LookCost ofState = new LookCost();
    private final LookCost ofStack = new LookCost();

    /**
     * A budget.
     *
     * @param ofAProcessor the share of one processor, from 0 to 1
     * @param most how many nanoseconds are kept at most for later
     */
    public LookBudget(double ofAProcessor, double most, long nowNanos) {
        nanos = new Allowance(ofAProcessor * 1e9, most, nowNanos);
    }

    /** Whether a stack may be looked at at this moment. */
    public boolean allowsStack(long nowNanos) {
        return nanos.isLeft(nowNanos);
    }

    /** Pays for a look. */
    public void spend(boolean withStack, long tookNanos) {
        nanos.spend((double) (withStack ? ofStack : ofState).measured(tookNanos));
    }
}
