package io.adaflight.scenario;

/** Computes; for one drain thread. */
final class ComputeStall implements Stall {
    private final Work work;
    private final double seconds;

    ComputeStall(Work work, double seconds) {
        this.work = work;
        this.seconds = seconds;
    }

    @Override
    public void stall() {
        work.work(seconds);
    }

    @Override
    public Part part() {
        return Part.COMPUTE;
    }
}
