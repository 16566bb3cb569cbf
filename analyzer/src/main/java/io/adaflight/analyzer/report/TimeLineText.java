package io.adaflight.analyzer.report;

import io.adaflight.analyzer.analysis.TimeLine;
import io.adaflight.analyzer.analysis.TimeWindow;
import io.adaflight.analyzer.report.Page.Colour;
import java.io.IOException;
import java.util.List;

/** The time lines of one pipeline as rows of bars over a time axis. */
final class TimeLineText {
    private static final int LABEL = 11;
    private static final int PEAK = 12;

    private final Page page;
    private final TimeLine timeLine;
    private final TimeWindow window;

    TimeLineText(Page page, TimeLine timeLine, TimeWindow window) {
        this.page = page;
        this.timeLine = timeLine;
        this.window = window;
    }

    void print() throws IOException {
        int columns = page.width() - LABEL - PEAK;
        int merged = (timeLine.written().size() + columns - 1) / columns;
        long columnNanos = merged * timeLine.binNanos();
        page.blank();
        page.line(Colour.FAINT, "  TIME LINE  one column is " + Figures.nanos(columnNanos));
        draw("written", Colour.PLAIN, timeLine.written(), merged, columnNanos);
        draw("lost", Colour.BAD, timeLine.dropped(), merged, columnNanos);
        draw("swaps", Colour.PLAIN, timeLine.swaps(), merged, columnNanos);
        axis((timeLine.written().size() + merged - 1) / merged);
    }

    private void draw(String label, Colour colour, List<Long> bins, int merged, long columnNanos) throws IOException {
        List<Long> values = Sparkline.merge(bins, merged);
        long greatest = values.stream().mapToLong(Long::longValue).max().orElse(0);
        String bars = Sparkline.draw(values, page.hasBlocks());
        String peak = greatest == 0 ? "none" : "max " + Figures.perSecond(greatest / (columnNanos / 1e9));
        page.ready("  " + label + " ".repeat(LABEL - 2 - label.length())
                + page.coloured(colour, bars)
                + "  " + page.coloured(Colour.FAINT, peak));
    }

    private void axis(int columns) throws IOException {
        String end = offset(window.lengthNanos());
        String middle = offset(window.lengthNanos() / 2);
        StringBuilder axis = new StringBuilder(" ".repeat(LABEL)).append('0');
        int middleAt = LABEL + columns / 2 - middle.length() / 2;
        int endAt = LABEL + columns - end.length();
        if (middleAt > axis.length() + 1 && endAt > middleAt + middle.length() + 1) {
            axis.append(" ".repeat(middleAt - axis.length())).append(middle);
        }
        if (endAt > axis.length() + 1) {
            axis.append(" ".repeat(endAt - axis.length())).append(end);
        } else {
            axis.append(" to ").append(end);
        }
        page.line(Colour.FAINT, axis.toString());
    }

    /** A moment as the distance from the beginning. */
    static String offset(long nanos) {
        return nanos < 0 ? "-" + Figures.nanos(-nanos) : "+" + Figures.nanos(nanos);
    }
}
