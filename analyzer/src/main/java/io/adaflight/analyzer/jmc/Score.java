package io.adaflight.analyzer.jmc;

/** Maps a figure onto the scale of JDK Mission Control: 0 fine, from 25 on worth knowing, from 75 on a warning, below 100. */
final class Score {
    /** The least score that is worth knowing. */
    static final double INFO = 25;

    private static final double WARNING = 75;
    private static final double MOST = 100;

    private Score() {}

    /**
     * The score of a figure that is the worse the greater it is.
     *
     * @param info from here on it is worth knowing
     * @param warning from here on it is a warning
     */
    static double of(double value, double info, double warning) {
        if (value <= 0 || Double.isNaN(value)) {
            return 0;
        }
        if (value >= warning) {
            return MOST - (MOST - WARNING) * Math.max(0, warning) / value;
        }
        if (value >= info) {
            return INFO + (WARNING - INFO) * (value - info) / (warning - info);
        }
        return INFO * value / info;
    }
}
