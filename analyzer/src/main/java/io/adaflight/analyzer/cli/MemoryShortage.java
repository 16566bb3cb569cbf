package io.adaflight.analyzer.cli;

import java.util.Locale;

/** Says in one line that a file needs more memory than this JVM has. */
final class MemoryShortage {
    private MemoryShortage() {}

    /** What happened and what to do about it. */
    static String describe(Error shortage) {
        if (shortage instanceof StackOverflowError) {
            return "needs a deeper stack; raise -Xss, or check the file";
        }
        return String.format(
                Locale.ROOT,
                "needs more memory than the %,d MiB of heap; raise -Xmx",
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
