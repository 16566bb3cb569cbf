package io.adaflight.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a soak was told. A soak ignores the options of the others, so that one command line can name them all. */
final class Options {
    private static final Set<String> KNOWN =
            Set.of("duration", "rate", "least", "threads", "kind", "recording", "folder", "heap", "counting");

    private final String command;
    private final Map<String, String> values;

    private Options(String command, Map<String, String> values) {
        this.command = command;
        this.values = values;
    }

    static Options parse(String... arguments) {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("no command");
        }
        Map<String, String> values = new HashMap<>();
        for (String argument : Arrays.copyOfRange(arguments, 1, arguments.length)) {
            int equals = argument.indexOf('=');
            if (equals < 0 || !KNOWN.contains(argument.substring(0, equals))) {
                throw new IllegalArgumentException("unknown option '" + argument + "'");
            }
            values.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return new Options(arguments[0], values);
    }

    String command() {
        return command;
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        return Boolean.parseBoolean(text(name, Boolean.toString(otherwise)));
    }

    /** A number of at least 1. */
    int number(String name, int otherwise) {
        String text = text(name, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(name, text, "a number", e);
        }
        throw wrong(name, text, "at least 1", null);
    }

    /** A duration such as 90s, 30m or 1h30m. */
    Duration duration(String name, String otherwise) {
        String text = text(name, otherwise);
        try {
            return Duration.parse("PT" + text);
        } catch (DateTimeParseException e) {
            throw wrong(name, text, "such as 90s or 30m", e);
        }
    }

    /** A recording's place in the folder of results. */
    Path recording() {
        return Path.of(text("folder", "target/soak"), command + ".jfr");
    }

    private static IllegalArgumentException wrong(
            String name, String text, String expected, @Nullable Exception cause) {
        return new IllegalArgumentException(name + " is '" + text + "', expected " + expected, cause);
    }
}
