package io.adaflight.analyzer.cli;

/** What the program says to its caller. */
final class ExitCodes {
    static final int FINE = 0;
    static final int FINDINGS = 1;
    static final int USAGE = 2;
    static final int UNREADABLE = 3;

    private ExitCodes() {}
}
