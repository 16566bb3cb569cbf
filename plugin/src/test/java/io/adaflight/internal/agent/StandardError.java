package io.adaflight.internal.agent;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What is printed to standard error. */
final class StandardError {
    private StandardError() {}

    /** Some steps. */
    @FunctionalInterface
    interface Steps<E extends Exception> {
        void run() throws E;
    }

    /** Runs steps and gives what they print. */
    static <E extends Exception> String printed(Steps<E> steps) throws E {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            steps.run();
        } finally {
            System.setErr(before);
        }
        return err.toString(StandardCharsets.UTF_8);
    }
}
