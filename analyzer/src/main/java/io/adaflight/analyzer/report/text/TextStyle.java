package io.adaflight.analyzer.report.text;

import java.nio.charset.Charset;

/**
 * How text looks.
 *
 * @param width the maximum line length in columns, at least {@link #NARROWEST}
 * @param charset what the reader can show; without the block characters the time line uses ASCII
 */
public record TextStyle(int width, boolean colour, Charset charset) {
    /** The narrowest layout of a report. */
    public static final int NARROWEST = 60;

    public TextStyle {
        if (width < NARROWEST) {
            throw new IllegalArgumentException("width " + width + ": expected at least " + NARROWEST + " columns");
        }
    }
}
