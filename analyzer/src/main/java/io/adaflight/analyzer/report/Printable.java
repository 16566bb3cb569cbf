package io.adaflight.analyzer.report;

import io.adaflight.layout.VisibleText;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Locale;

/**
 * Makes text from a recording safe to show on one line of a terminal: control characters, escape sequences, marks that change
 * the writing direction, and characters outside the terminal's charset become visible escapes.
 */
public final class Printable {
    private final CharsetEncoder encoder;

    public Printable(Charset charset) {
        encoder = charset.newEncoder();
    }

    /** The text with each unprintable character as {@code \}{@code u} and its code. */
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
