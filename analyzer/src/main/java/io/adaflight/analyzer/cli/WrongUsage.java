package io.adaflight.analyzer.cli;

/** What was asked for is not there. The message names it and what there is. */
final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
        super(message);
    }
}
