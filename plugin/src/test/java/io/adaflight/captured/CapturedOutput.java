package io.adaflight.captured;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What is printed to standard output and standard error. */
public final class CapturedOutput {
    private CapturedOutput() {}

    /** Some steps. */
    @FunctionalInterface
    public interface Steps<E extends Exception> {
        void run() throws E;
    }

    /** Runs steps and gives what they print. */
    public static <E extends Exception> String of(Steps<E> steps) throws E {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            steps.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
