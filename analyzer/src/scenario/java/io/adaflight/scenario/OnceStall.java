package io.adaflight.scenario;

import java.io.IOException;

/** Stalls once, and never again. */
final class OnceStall implements Stall {
    private final Stall stall;
    private boolean done;

    OnceStall(Stall stall) {
        this.stall = stall;
    }

    @Override
    public void stall() throws Exception {
        if (!done) {
            done = true;
            stall.stall();
        }
    }

    @Override
    public Part part() {
        return stall.part();
    }

    @Override
    public void close() throws IOException {
        stall.close();
    }
}
