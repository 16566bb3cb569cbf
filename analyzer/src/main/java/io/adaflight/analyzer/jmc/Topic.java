package io.adaflight.analyzer.jmc;

/** Groups the rules in reports, and ties each rule to the one page that shows its result. */
enum Topic {
    OVERVIEW("adaflight"),
    THREADS("adaflight.threads"),
    DRAIN("adaflight.drain"),
    BACK_PRESSURE("adaflight.backpressure"),
    SWAPS("adaflight.swaps");

    private final String id;

    Topic(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
