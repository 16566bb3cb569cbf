package io.adaflight.analyzer.cli;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the program writes to.
 *
 * @param columns the width of a line of a text report
 * @param colour whether to use colours
 * @param interactive whether somebody watches, so that progress is worth showing
 * @param charset the charset of standard output
 */
public record Terminal(int columns, boolean colour, boolean interactive, Charset charset) {
    static final int DEFAULT_COLUMNS = 80;
    private static final int MOST_COLUMNS = 200;

    /** The terminal of this process. */
    static Terminal ofProcess() {
        return of(System.getenv(), hasConsole(), System::getProperty);
    }

    /** A terminal by the environment, by whether both ends of the process are one, and by the properties of the JVM. */
    static Terminal of(Map<String, String> environment, boolean console, UnaryOperator<String> property) {
        boolean forced = !environment.getOrDefault("CLICOLOR_FORCE", "0").equals("0");
        boolean able = console && !environment.getOrDefault("TERM", "").equals("dumb");
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(columns(environment), !refused && (able || forced), able, charset(property));
    }

    private static int columns(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        if (!columns.matches("\\d{1,4}")) {
            return DEFAULT_COLUMNS;
        }
        return Math.max(DEFAULT_COLUMNS, Math.min(MOST_COLUMNS, Integer.parseInt(columns)));
    }

    /* From JDK 19 on standard output has a charset of its own; before, it has that of the system. */
    private static Charset charset(UnaryOperator<String> property) {
        for (String name : new String[] {"stdout.encoding", "sun.stdout.encoding", "native.encoding"}) {
            String value = property.apply(name);
            if (value != null && Charset.isSupported(value)) {
                return Charset.forName(value);
            }
        }
        return StandardCharsets.US_ASCII;
    }

    /* From JDK 22 on there is a console without a terminal too, and it can be asked. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
