package io.adaflight.analyzer.jmc;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Sentences as JDK Mission Control wants the texts of a result: plain, since it escapes what is markup itself, one to a line, and
 * without what it would replace.
 */
final class ResultText {
    private static final int REPLACEMENT = 0xFFFD;

    private ResultText() {}

    /** The sentences, one to a line. */
    static String lines(List<String> sentences) {
        return sentences.stream().map(ResultText::of).collect(Collectors.joining("\n"));
    }

    /** One sentence; braces in it, which would be read as the name of a result, become parentheses. */
    static String of(String sentence) {
        StringBuilder text = new StringBuilder();
        sentence.codePoints().map(ResultText::shown).forEach(text::appendCodePoint);
        return text.toString();
    }

    private static int shown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> REPLACEMENT;
            default -> codePoint == '{' ? '(' : codePoint == '}' ? ')' : codePoint;
        };
    }
}
