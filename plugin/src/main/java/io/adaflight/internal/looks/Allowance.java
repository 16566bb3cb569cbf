package io.adaflight.internal.looks;

/** What may be spent: it grows with time up to a limit and is spent down, below zero if need be. A token bucket. */
public final class Allowance {
    private final double perNano;
    private final double most;
    private double left;
    private long grownNanos;

    /**
     * A full one.
     *
     * @param perSecond how much comes in a second
     * @param most how much is kept at most
     */
    public Allowance(double perSecond, double most, long nowNanos) {
        this.perNano = perSecond / 1e9;
        this.most = most;
        this.left = most;
        this.grownNanos = nowNanos;
    }

    /** Whether anything is left at this moment. */
    public boolean isLeft(long nowNanos) {
        left = Math.min(most, left + Math.max(0, nowNanos - grownNanos) * perNano);
        grownNanos = nowNanos;
        return left > 0;
    }

    /** Spends an amount that is known only once it is spent. */
    public void spend(double amount) {
        left -= amount;
    }
}
