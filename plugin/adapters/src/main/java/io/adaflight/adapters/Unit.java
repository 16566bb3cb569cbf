package io.adaflight.adapters;

/** What a number counts. */
public enum Unit {
    /** Events, threads, failures: just a number. */
    EVENTS("", "", 1),
    /** Bytes. */
    BYTES("bytes", "By", 1),
    /** Seconds; counted in nanoseconds. */
    SECONDS("seconds", "s", 1e9),
    /** A part of a whole, from 0 to 1. */
    RATIO("ratio", "1", 1);

    private final String word;
    private final String ucum;
    private final double divisor;

    Unit(String word, String ucum, double divisor) {
        this.word = word;
        this.ucum = ucum;
        this.divisor = divisor;
    }

    /** {@return the word with which a name ends; empty for none} */
    public String word() {
        return word;
    }

    /** {@return its code in the Unified Code for Units of Measure; empty for none} */
    public String ucum() {
        return ucum;
    }

    double scaled(long count) {
        return count / divisor;
    }
}
