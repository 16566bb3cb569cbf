package io.adaflight.internal.collector;

/**
 * The rates of a pipeline, each a second and at least 0.
 *
 * @param events events accepted, over the rate window; 0 while no window has passed
 * @param bytes bytes accepted, over the rate window
 * @param dropped events lost, over the rate window
 * @param averages moving averages of the first two
 */
public record Rates(double events, double bytes, double dropped, MovingAverages averages) {
    static final Rates NONE = new Rates(0, 0, 0, MovingAverages.NONE);
}
