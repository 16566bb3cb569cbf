package io.adaflight.analyzer.report.text;

import io.adaflight.analyzer.analysis.result.CountsOverTime;
import io.adaflight.analyzer.report.text.TextPage.Colour;
import io.adaflight.analyzer.wording.Figures;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The time lines of one pipeline as rows of bars over a time axis. */
public final class TimeLineText {
    private static final int LABEL = 11;
    private static final int PEAK = 12;

    private final TextPage page;
    private final CountsOverTime timeLine;

    public TimeLineText(TextPage page, CountsOverTime timeLine) {
        this.page = page;
        this.timeLine = timeLine;
    }

    public void print() throws IOException {
        int columns = page.width() - LABEL - PEAK;
        double seconds = timeLine.binNanos() / 1e9 * timeLine.written().size() / columns;
        page.blank();
        page.line(Colour.FAINT, "  TIME LINE  one column is " + Figures.nanos(Math.round(seconds * 1e9)));
        draw("written", Colour.PLAIN, timeLine.written(), columns, seconds);
        draw("lost", Colour.BAD, timeLine.dropped(), columns, seconds);
        draw("swaps", Colour.PLAIN, timeLine.swaps(), columns, seconds);
        axis(columns);
    }

    private void draw(String label, Colour colour, List<Long> bins, int columns, double seconds) throws IOException {
        double[] values = Sparkline.resample(bins, columns);
        double greatest = Arrays.stream(values).max().orElse(0);
        String bars = Sparkline.draw(values, greatest, page.hasBlocks());
        String peak = greatest == 0 ? "none" : "max " + Figures.perSecond(greatest / seconds);
        page.ready("  " + label + " ".repeat(LABEL - 2 - label.length())
                + page.coloured(colour, bars)
                + " " + page.coloured(Colour.FAINT, peak));
    }

    private void axis(int columns) throws IOException {
        long length = timeLine.binNanos() * timeLine.written().size();
        String middle = offset(length / 2);
        String end = offset(length);
        String axis = " ".repeat(LABEL) + "0";
        axis += " ".repeat(LABEL + (columns - middle.length()) / 2 - axis.length()) + middle;
        page.line(Colour.FAINT, axis + " ".repeat(LABEL + columns - end.length() - axis.length()) + end);
    }

    /** A moment as the time since the beginning. */
    public static String offset(long nanos) {
        return nanos < 0 ? "-" + Figures.nanos(-nanos) : "+" + Figures.nanos(nanos);
    }
}
