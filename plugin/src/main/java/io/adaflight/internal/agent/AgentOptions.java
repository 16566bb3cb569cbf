package io.adaflight.internal.agent;

import io.adaflight.AdaFlight;
import io.adaflight.internal.collector.Collector;
import io.adaflight.internal.instrument.Instruments;
import io.adaflight.internal.instrument.Library;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The options of the agent: checked as a whole before any takes effect. */
final class AgentOptions {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(ns|us|ms|s|m)");

    /** A host, maybe in brackets, and a port. */
    private static final Pattern ADDRESS = Pattern.compile("(?:\\[([^\\[\\]]+)]:|([^\\[\\]]+):)?([1-9]\\d{0,4})");

    private static final int GREATEST_PORT = 65_535;

    private static final Map<String, Function<String, Setting>> KNOWN = new TreeMap<>(Map.of(
            "http", AgentOptions::http,
            "instrument", AgentOptions::instrument,
            "interval", AgentOptions::interval,
            "persist", AgentOptions::persist,
            "rate-window", AgentOptions::rateWindow,
            "rows", AgentOptions::rows,
            "shutdown-deadline", AgentOptions::shutdownDeadline));

    private final List<Setting> settings;

    private AgentOptions(List<Setting> settings) {
        this.settings = settings;
    }

    /**
     * Checks options.
     *
     * @param text {@code name=value} pairs with commas between them; empty for none
     * @throws IllegalArgumentException when an option or its value is wrong; its message says which and what is expected
     */
    static AgentOptions parse(String text) {
        List<Setting> settings = new ArrayList<>();
        for (String option : text.split(",", -1)) {
            if (!option.isBlank()) {
                settings.add(setting(option.strip()));
            }
        }
        return new AgentOptions(settings);
    }

    /** Connects AdaFlight and sets what the options say. */
    void apply(Instrumentation instrumentation) {
        AdaFlight.pipelines();
        settings.forEach(setting -> setting.apply(instrumentation));
    }

    /** What an option does. */
    @FunctionalInterface
    private interface Setting {
        void apply(Instrumentation instrumentation);
    }

    private static Setting http(String value) {
        Matcher matcher = ADDRESS.matcher(value);
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > GREATEST_PORT) {
            throw new IllegalArgumentException("expected a port or an address such as 127.0.0.1:9464");
        }
        String host = matcher.group(matcher.group(1) == null ? 2 : 1);
        int port = Integer.parseInt(matcher.group(3));
        return instrumentation -> http(value, host, port);
    }

    /* As with a wrong option, the application goes on. */
    private static void http(String value, @Nullable String host, int port) {
        try {
            AdaFlight.serveMetrics(
                    host == null
                            ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                            : new InetSocketAddress(host, port));
        } catch (IOException e) {
            System.err.println("adaflight: http=" + value + ": " + e.getMessage() + "; metrics are not served");
        }
    }

    private static Setting instrument(String value) {
        Set<Library> libraries = Library.parse(value);
        return instrumentation -> instrument(instrumentation, libraries);
    }

    /* As with a wrong option, the application goes on. */
    private static void instrument(Instrumentation instrumentation, Set<Library> libraries) {
        try {
            Instruments.install(instrumentation, libraries);
        } catch (UnmodifiableClassException e) {
            System.err.println("adaflight: " + e.getMessage() + "; it is not instrumented");
        }
    }

    private static Setting setting(String option) {
        int equals = option.indexOf('=');
        String name = equals < 0 ? option : option.substring(0, equals);
        Function<String, Setting> known = KNOWN.get(name);
        if (known == null) {
            throw new IllegalArgumentException(
                    "unknown option '" + name + "', expected one of " + String.join(", ", KNOWN.keySet()));
        }
        if (equals < 0) {
            throw new IllegalArgumentException("option '" + name + "' has no value, expected " + name + "=<value>");
        }
        try {
            return known.apply(option.substring(equals + 1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("option '" + option + "': " + e.getMessage(), e);
        }
    }

    private static Setting interval(String value) {
        Duration interval = Collector.checkedInterval(duration(value));
        return instrumentation -> AdaFlight.setCollectionInterval(interval);
    }

    private static Setting persist(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("expected the name of a file");
        }
        Path file = Path.of(
                value.replace("%p", Long.toString(ProcessHandle.current().pid())));
        return instrumentation -> persist(file);
    }

    /* As with a wrong option, the application goes on. */
    private static void persist(Path file) {
        try {
            AdaFlight.persistCounters(file);
        } catch (IOException e) {
            System.err.println("adaflight: " + file + ": " + e.getMessage() + "; counters are not persisted");
        }
    }

    private static Setting rateWindow(String value) {
        Duration window = Collector.checkedRateWindow(duration(value));
        return instrumentation -> AdaFlight.setRateWindow(window);
    }

    private static Setting rows(String value) {
        if (!value.matches("[1-9]\\d{0,4}")) {
            throw new IllegalArgumentException("expected a number of rows from 1 to 99999");
        }
        int rows = Integer.parseInt(value);
        return instrumentation -> AdaFlight.setMaximumRows(rows);
    }

    private static Setting shutdownDeadline(String value) {
        Duration deadline = duration(value);
        if (deadline.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("expected at most a day");
        }
        return instrumentation -> AdaFlight.setShutdownDeadline(deadline);
    }

    private static Duration duration(String value) {
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a duration such as 100ms, 2s or 1m");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ns" -> Duration.ofNanos(amount);
            case "us" -> Duration.ofNanos(Math.multiplyExact(amount, 1000));
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }
}
