package io.adaflight.internal.instrument;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The libraries whose queues can be counted. */
public enum Library {
    /** Disruptor: rings of anyone but Log4j. */
    DISRUPTOR("disruptor", "ring"),
    /** The executors of the JDK. */
    EXECUTORS("executors", "executor"),
    /** Log4j 2. */
    LOG4J2("log4j2", "log4j2"),
    /** Logback. */
    LOGBACK("logback", "logback"),
    /** The OpenTelemetry SDK. */
    OPENTELEMETRY("opentelemetry", "spans");

    private static final String ALL = "all";

    private final String word;
    private final String defaultName;

    Library(String word, String defaultName) {
        this.word = word;
        this.defaultName = defaultName;
    }

    /** What the option calls it. */
    public String word() {
        return word;
    }

    /** What a pipeline is called whose owner has no name. */
    String defaultName() {
        return defaultName;
    }

    /**
     * Reads the value of the option.
     *
     * @param value words with {@code +} between them, or {@code all}
     * @throws IllegalArgumentException when a word is none of them; its message says which are
     */
    public static Set<Library> parse(String value) {
        Set<Library> libraries = EnumSet.noneOf(Library.class);
        for (String word : value.split("\\+", -1)) {
            if (word.equals(ALL)) {
                libraries.addAll(EnumSet.allOf(Library.class));
            } else {
                libraries.add(named(word));
            }
        }
        return libraries;
    }

    private static Library named(String word) {
        List<String> words = new ArrayList<>();
        for (Library library : values()) {
            if (library.word.equals(word)) {
                return library;
            }
            words.add(library.word);
        }
        throw new IllegalArgumentException("unknown library '" + word + "', expected " + String.join(", ", words)
                + " with + between them, or " + ALL);
    }
}
