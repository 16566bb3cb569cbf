package io.adaflight.internal.instrument;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a program prints while it runs in this JVM. */
final class Output {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream before = System.out;

    void begin() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    void end() {
        System.setOut(before);
    }

    /** The words of each line that begins with {@code books}, without that one. */
    List<String[]> books() {
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("books "))
                .map(line -> line.substring("books ".length()).split(" ", -1))
                .toList();
    }
}
