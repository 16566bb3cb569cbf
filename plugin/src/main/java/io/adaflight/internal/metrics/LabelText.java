package io.adaflight.internal.metrics;

import io.adaflight.layout.VisibleText;
import java.util.Locale;

/** Text inside the quotes of a label. Pure. */
final class LabelText {
    private LabelText() {}

    /** The text with what a label cannot hold escaped, and what nobody can see written as {@code \}{@code u} and digits. */
    static String escape(String text) {
        StringBuilder label = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (codePoint == '"' || codePoint == '\\') {
                label.append('\\').appendCodePoint(codePoint);
            } else if (VisibleText.isVisible(codePoint)) {
                label.appendCodePoint(codePoint);
            } else if (codePoint > 0xffff) {
                label.append(String.format(Locale.ROOT, "\\\\u{%x}", codePoint));
            } else {
                label.append(String.format(Locale.ROOT, "\\\\u%04x", codePoint));
            }
        });
        return label.toString();
    }
}
