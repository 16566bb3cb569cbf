package io.adaflight.analyzer.report.export;

import io.adaflight.analyzer.report.Printable;
import java.nio.charset.Charset;

/**
 * Text in a cell of comma-separated values (RFC 4180). Text that a spreadsheet would read as a formula starts with an apostrophe,
 * as OWASP advises against CSV injection.
 */
public final class CsvText {
    private static final String FORMULA_BEGINNINGS = "=+-@";

    private final Printable printable;

    /** Cells in this charset; other characters are written as escapes. */
    public CsvText(Charset charset) {
        printable = new Printable(charset);
    }

    /** The text in quotes. */
    public String cell(String text) {
        String shown = printable.escape(text);
        boolean formula = !shown.isEmpty() && FORMULA_BEGINNINGS.indexOf(shown.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + shown.replace("\"", "\"\"") + "\"";
    }
}
