package io.adaflight.analyzer.report;

import io.adaflight.layout.VisibleText;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Locale;

/**
 * Makes text from a recording fit to be shown on one line of a terminal: control characters, escape sequences, marks that turn
 * the writing direction, and what the terminal's charset cannot show become visible escapes.
 */
public final class Printable {
    private final CharsetEncoder encoder;

    public Printable(Charset charset) {
        encoder = charset.newEncoder();
    }

    /** The text with everything that is not printable as {@code \}{@code u} and four or six digits. */
    public String escape(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (VisibleText.isVisible(codePoint) && encoder.canEncode(Character.toString(codePoint))) {
                shown.appendCodePoint(codePoint);
            } else if (codePoint > 0xffff) {
                shown.append(String.format(Locale.ROOT, "\\u{%x}", codePoint));
            } else {
                shown.append(String.format(Locale.ROOT, "\\u%04x", codePoint));
            }
        });
        return shown.toString();
    }

    public boolean canShow(String text) {
        return encoder.canEncode(text);
    }
}
