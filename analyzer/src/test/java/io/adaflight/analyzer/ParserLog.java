package io.adaflight.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Keeps what the parser of JDK Mission Control logs during a test off the console. It is on for every test, and a test fails
 * when the parser logs anything but its two remarks on fields that it does not know; tests
 * tagged {@value #DAMAGED} read damaged recordings, about which the parser may log anything.
 */
public final class ParserLog implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    /** The tag of tests that read damaged recordings. */
    public static final String DAMAGED = "damaged";

    /* Newer JDKs add fields, and a foreign recording has our event with other fields. */
    private static final Predicate<String> EXPECTED = Pattern.compile(
                    "WARNING (Could not find field with name '.*' in reader for '.*'"
                            + "|Created new event type entry for .* because the fields did not match .*)",
                    Pattern.DOTALL)
            .asMatchPredicate();

    private final Logger logger;
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            add(entry.getLevel() + " " + entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public ParserLog() {
        this(Logger.getLogger("org.openjdk.jmc"));
    }

    ParserLog(Logger logger) {
        this.logger = logger;
    }

    private synchronized void add(String line) {
        lines.add(line);
    }

    private synchronized List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        begin();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        begin();
    }

    /* A command switches the parser's log off for the rest of the JVM; a test does not depend on those before it. */
    void begin() {
        logger.setLevel(null);
        logger.setUseParentHandlers(false);
        logger.removeHandler(handler);
        logger.addHandler(handler);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        check(context.getTags());
    }

    void check(Set<String> tags) {
        List<String> unexpected = take().stream().filter(EXPECTED.negate()).toList();
        if (!unexpected.isEmpty() && !tags.contains(DAMAGED)) {
            throw new AssertionError("the parser logged: " + String.join("; ", unexpected));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        end(context.getTags());
    }

    void end(Set<String> tags) {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        check(tags);
    }
}
