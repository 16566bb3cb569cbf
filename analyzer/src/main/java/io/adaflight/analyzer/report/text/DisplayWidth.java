package io.adaflight.analyzer.report.text;

/** How many terminal columns text takes: two for wide East Asian characters and most emoji, none for combining marks. */
final class DisplayWidth {
    private DisplayWidth() {}

    static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /** The text, cut to a width with an ellipsis. */
    static String fit(String text, int width, String ellipsis) {
        if (of(text) <= width) {
            return text;
        }
        if (width <= ellipsis.length()) {
            return ellipsis.substring(0, Math.max(0, width));
        }
        int room = width - ellipsis.length();
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int index = 0; index < text.length(); ) {
            int codePoint = text.codePointAt(index);
            used += of(codePoint);
            if (used > room) {
                break;
            }
            kept.appendCodePoint(codePoint);
            index += Character.charCount(codePoint);
        }
        return kept + ellipsis;
    }

    private static int of(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    private static boolean isWide(int codePoint) {
        return (codePoint >= 0x1100 && codePoint <= 0x115f)
                || (codePoint >= 0x2e80 && codePoint <= 0xa4cf)
                || (codePoint >= 0xac00 && codePoint <= 0xd7a3)
                || (codePoint >= 0xf900 && codePoint <= 0xfaff)
                || (codePoint >= 0xfe30 && codePoint <= 0xfe6f)
                || (codePoint >= 0xff00 && codePoint <= 0xff60)
                || (codePoint >= 0xffe0 && codePoint <= 0xffe6)
                || (codePoint >= 0x1f300 && codePoint <= 0x1faff)
                || (codePoint >= 0x20000 && codePoint <= 0x3fffd);
    }
}
