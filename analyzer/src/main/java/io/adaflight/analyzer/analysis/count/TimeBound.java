package io.adaflight.analyzer.analysis.count;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One end of the time of a report: a moment, or a distance from the beginning or end of a recording. */
public final class TimeBound {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(ns|us|µs|ms|s|m|h|d)");
    private static final Map<String, Long> UNIT_NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L);

    private enum Origin {
        EPOCH,
        START,
        END
    }

    private final Origin origin;
    private final long nanos;

    private TimeBound(Origin origin, long nanos) {
        this.origin = origin;
        this.nanos = nanos;
    }

    /**
     * Reads {@code 10s}, {@code 1m30s}, {@code 1500ms} (from the beginning), {@code -5s} (before the end) or an ISO-8601
     * moment with its zone.
     *
     * @throws IllegalArgumentException when it is none of them; the message says what was expected
     */
    public static TimeBound parse(String text) {
        boolean fromEnd = text.startsWith("-");
        String span = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        Optional<Duration> distance = span(span);
        if (distance.isPresent()) {
            return new TimeBound(
                    fromEnd ? Origin.END : Origin.START, distance.get().toNanos());
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            long seconds = Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L);
            return new TimeBound(Origin.EPOCH, Math.addExact(seconds, instant.getNano()));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time: expected a distance such as 10s, 1m30s or 1500ms from the beginning,"
                            + " -5s before the end, or a moment such as 2026-01-31T12:00:00Z",
                    e);
        }
    }

    /**
     * Reads a length of time: {@code 10s}, {@code 1m30s}, {@code 1500ms}.
     *
     * @throws IllegalArgumentException when it is none; the message says what was expected
     */
    public static Duration parseSpan(String text) {
        return span(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is not a duration: expected one such as 10s, 1m30s or 1500ms"));
    }

    private static Optional<Duration> span(String text) {
        Matcher matcher = SPAN.matcher(text);
        BigDecimal sum = BigDecimal.ZERO;
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end) {
            sum = sum.add(new BigDecimal(matcher.group(1))
                    .multiply(BigDecimal.valueOf(UNIT_NANOS.getOrDefault(matcher.group(2), 0L))));
            end = matcher.end();
        }
        if (end == 0 || end < text.length()) {
            return Optional.empty();
        }
        BigDecimal nanos = sum.setScale(0, RoundingMode.HALF_UP).min(BigDecimal.valueOf(Long.MAX_VALUE));
        return Optional.of(Duration.ofNanos(nanos.longValue()));
    }

    /** The moment that it means for a recording. */
    long resolve(long startNanos, long endNanos) {
        return switch (origin) {
            case EPOCH -> nanos;
            case START -> startNanos + Math.min(nanos, Long.MAX_VALUE - startNanos);
            case END -> endNanos - Math.min(nanos, endNanos);
        };
    }
}
