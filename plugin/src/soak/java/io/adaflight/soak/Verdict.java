package io.adaflight.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a soak found: figures, and what differs from what it must be. For one thread. */
public final class Verdict {
    private static final int MOST_FAULTS_PRINTED = 20;

    private final String soak;
    private final List<String> figures = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /** Nothing found yet. */
    public Verdict(String soak) {
        this.soak = soak;
    }

    /** A line of progress. */
    static void say(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }

    void figure(String format, Object... arguments) {
        figures.add(String.format(Locale.ROOT, format, arguments));
    }

    void fault(String format, Object... arguments) {
        faults.add(String.format(Locale.ROOT, format, arguments));
    }

    /** Two counts of the same thing must be equal. */
    void expectEqual(String what, long expected, long actual) {
        if (expected != actual) {
            fault("%s is %,d, the workload counted %,d", what, actual, expected);
        }
    }

    /** What differs. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Prints the faults and, last, one line with the verdict; gives the exit code. */
    int print() {
        faults.stream().limit(MOST_FAULTS_PRINTED).forEach(fault -> say("FAULT %s", fault));
        String verdict = faults.isEmpty() ? "PASSED" : "FAILED (" + faults.size() + " faults)";
        say("%s %s: %s", verdict, soak, String.join("; ", figures));
        return faults.isEmpty() ? 0 : 1;
    }
}
