package io.adaflight.benchmark;

/** Starts and ends: what a JVM costs by itself. */
public final class Nothing {
    private Nothing() {}

    /**
     * Does nothing.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {}
}
