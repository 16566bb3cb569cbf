package io.adaflight.analyzer.report.text;

import io.adaflight.analyzer.report.Printable;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;

/** The page that a text report is written on: keeps to the width, escapes unprintable characters and adds colours. */
public final class TextPage {
    enum Colour {
        PLAIN(""),
        STRONG("\u001b[1m"),
        FAINT("\u001b[2m"),
        BAD("\u001b[31m"),
        GOOD("\u001b[32m"),
        WARNING("\u001b[33m");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }

    private static final Pattern BETWEEN_NUMBER_AND_UNIT =
            Pattern.compile("(?<=\\d) (?=(?:ns|us|ms|s|m|h|d|%|min|[KMGTPE]i?B|B)(?![a-z]))");
    private static final String RESET = "\u001b[0m";
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";

    private final Writer writer;
    private final TextStyle style;
    private final Printable printable;

    public TextPage(Writer writer, TextStyle style) {
        this.writer = writer;
        this.style = style;
        this.printable = new Printable(style.charset());
    }

    int width() {
        return style.width();
    }

    boolean hasBlocks() {
        return printable.canShow(BLOCKS);
    }

    String ellipsis() {
        return printable.canShow("…") ? "…" : "..";
    }

    /** A name from a recording, cut to a width. */
    String name(String name, int width) {
        return DisplayWidth.fit(printable.escape(name), width, ellipsis());
    }

    String escape(String text) {
        return printable.escape(text);
    }

    String coloured(Colour colour, String text) {
        return style.colour() && colour != Colour.PLAIN ? colour.code + text + RESET : text;
    }

    void blank() throws IOException {
        writer.write('\n');
    }

    /** One line, cut to the width. */
    void line(Colour colour, String text) throws IOException {
        writer.write(coloured(colour, DisplayWidth.fit(text.stripTrailing(), style.width(), ellipsis())));
        writer.write('\n');
    }

    /** One line that already has its layout and colours. */
    void ready(String text) throws IOException {
        writer.write(text);
        writer.write('\n');
    }

    /** A paragraph, wrapped at blanks but not between a number and its unit; starts as given, later lines are indented. */
    void wrapped(Colour colour, String beginning, String indent, String text) throws IOException {
        StringBuilder line = new StringBuilder(beginning);
        boolean empty = true;
        for (String part :
                BETWEEN_NUMBER_AND_UNIT.matcher(text).replaceAll("\u00a0").split(" ", -1)) {
            String word = part.replace('\u00a0', ' ');
            int used = DisplayWidth.of(line.toString());
            if (!empty && used + 1 + DisplayWidth.of(word) > style.width()) {
                line(colour, line.toString());
                line.setLength(0);
                line.append(indent);
            } else if (!empty) {
                line.append(' ');
            }
            line.append(word);
            empty = false;
        }
        line(colour, line.toString());
    }
}
