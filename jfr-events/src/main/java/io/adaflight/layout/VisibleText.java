package io.adaflight.layout;

/** Which characters of a text that is not to be trusted can be shown as they are. Any thread. */
public final class VisibleText {
    private VisibleText() {}

    /**
     * Whether a reader can see a character: it is no control, no mark that turns the writing direction, no separator of lines, no
     * half of a character, and it has a meaning in Unicode.
     *
     * @param codePoint any number; one that is no character cannot be seen
     */
    public static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
