package io.adaflight.analyzer.cli;

import java.util.Locale;

/** Says in one line that a file needs more memory than this JVM has. */
final class MemoryShortage {
    private MemoryShortage() {}

    /** What happened and what to do about it. */
    static String describe(Error shortage) {
        if (shortage instanceof StackOverflowError) {
            return "needs a deeper stack than there is; raise -Xss, or check the file";
        }
        return String.format(
                Locale.ROOT,
                "needs more memory than the %,d MiB that there are; raise -Xmx",
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
