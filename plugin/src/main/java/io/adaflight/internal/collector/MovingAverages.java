package io.adaflight.internal.collector;

/**
 * Exponentially weighted moving averages of the rates of a pipeline over 1, 5 and 15 minutes, each a second, as in the
 * load averages of Unix. Immutable.
 *
 * @param events1Minute events accepted
 * @param events5Minutes events accepted
 * @param events15Minutes events accepted
 * @param bytes1Minute bytes accepted
 * @param bytes5Minutes bytes accepted
 * @param bytes15Minutes bytes accepted
 */
public record MovingAverages(
        double events1Minute,
        double events5Minutes,
        double events15Minutes,
        double bytes1Minute,
        double bytes5Minutes,
        double bytes15Minutes) {
    /** Before the first rate. */
    static final MovingAverages NONE = new MovingAverages(0, 0, 0, 0, 0, 0);

    private static final double NANOS_PER_MINUTE = 60e9;

    /** The averages after a first interval, whose rates they take over. */
    static MovingAverages first(double events, double bytes) {
        return new MovingAverages(events, events, events, bytes, bytes, bytes);
    }

    /**
     * The averages after a further interval.
     *
     * @param nanos the length of the interval; more than 0
     * @param events events a second in it
     * @param bytes bytes a second in it
     */
    MovingAverages next(long nanos, double events, double bytes) {
        double weight1 = weight(nanos, 1);
        double weight5 = weight(nanos, 5);
        double weight15 = weight(nanos, 15);
        return new MovingAverages(
                moved(events1Minute, events, weight1),
                moved(events5Minutes, events, weight5),
                moved(events15Minutes, events, weight15),
                moved(bytes1Minute, bytes, weight1),
                moved(bytes5Minutes, bytes, weight5),
                moved(bytes15Minutes, bytes, weight15));
    }

    private static double weight(long nanos, int minutes) {
        return -Math.expm1(-nanos / (minutes * NANOS_PER_MINUTE));
    }

    private static double moved(double average, double value, double weight) {
        return average + weight * (value - average);
    }
}
