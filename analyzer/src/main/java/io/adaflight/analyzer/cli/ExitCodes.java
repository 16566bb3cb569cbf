package io.adaflight.analyzer.cli;

/** What the program says to its caller. */
public final class ExitCodes {
    public static final int FINE = 0;
    public static final int FINDINGS = 1;
    public static final int USAGE = 2;
    public static final int UNREADABLE = 3;

    private ExitCodes() {}
}
