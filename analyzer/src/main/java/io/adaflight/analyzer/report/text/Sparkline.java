package io.adaflight.analyzer.report.text;

import java.util.List;

/** Numbers over time as a row of bars, one character per number. */
final class Sparkline {
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String ASCII = ".:-=+*#@";

    private Sparkline() {}

    /** The same numbers over another number of equal spans; a span across a border is divided in proportion. */
    static double[] resample(List<Long> bins, int columns) {
        double[] resampled = new double[columns];
        double binsPerColumn = (double) bins.size() / columns;
        for (int column = 0; column < columns; column++) {
            double from = column * binsPerColumn;
            double to = from + binsPerColumn;
            for (int bin = (int) from; bin < bins.size() && bin < to; bin++) {
                double part = Math.min(to, bin + 1.0) - Math.max(from, bin);
                resampled[column] += bins.get(bin) * part;
            }
        }
        return resampled;
    }

    /** A blank for zero, otherwise a bar whose height is relative to the largest number. */
    static String draw(double[] values, double greatest, boolean blocks) {
        String bars = blocks ? BLOCKS : ASCII;
        StringBuilder line = new StringBuilder();
        for (double value : values) {
            if (value <= 0) {
                line.append(' ');
            } else {
                int level = (int) Math.ceil(value / greatest * bars.length());
                line.append(bars.charAt(Math.max(1, Math.min(bars.length(), level)) - 1));
            }
        }
        return line.toString();
    }
}
