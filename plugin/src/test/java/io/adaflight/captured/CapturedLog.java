package io.adaflight.captured;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * What AdaFlight logs during a test. It is on for every test: one that expects log lines has a parameter of this type and takes
 * them; lines that nobody took fail their test.
 */
public final class CapturedLog implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private final Logger logger;
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            String message = entry.getLevel() + " " + formatter.formatMessage(entry);
            add(entry.getThrown() == null ? message : message + ": " + entry.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public CapturedLog() {
        this(Logger.getLogger("io.adaflight"));
    }

    /** Captures what a library logs, between {@link #begin()} and {@link #end()}. */
    public CapturedLog(Logger logger) {
        this.logger = logger;
    }

    private synchronized void add(String line) {
        lines.add(line);
    }

    /** The lines so far, each as level, message and failure, which count as expected from now on. */
    public synchronized List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        begin();
    }

    /** Captures from now on. */
    public void begin() {
        take();
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        end();
    }

    /** Captures no longer, and fails when there are lines that nobody took. */
    public void end() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        List<String> unexpected = take();
        if (!unexpected.isEmpty()) {
            throw new AssertionError("logged, and not expected by the test: " + String.join("; ", unexpected));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == CapturedLog.class;
    }

    @Override
    public CapturedLog resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return this;
    }
}
