package io.adaflight.analyzer.live;

import io.adaflight.analyzer.recording.event.EventCounts;
import java.time.Duration;
import java.time.Instant;
import jdk.jfr.consumer.RecordedEvent;

/** The fields of one event, by the rules that the reader of recordings has: nothing below zero, no endless text. */
final class LiveRow {
    private static final int LONGEST_TEXT = 256;
    private static final Duration LONGEST_SPAN = Duration.ofNanos(Long.MAX_VALUE);

    private final RecordedEvent event;

    LiveRow(RecordedEvent event) {
        this.event = event;
    }

    long startNanos() {
        return nanos(event.getStartTime());
    }

    long endNanos() {
        return nanos(event.getEndTime());
    }

    /** Text that is turned into something shorter, such as a stack. */
    String longText(String field) {
        String text = event.hasField(field) ? event.getString(field) : null;
        return text == null ? "" : text;
    }

    String text(String field) {
        String text = longText(field);
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT - 1) + "…" : text;
    }

    boolean flag(String field) {
        return event.hasField(field) && event.getBoolean(field);
    }

    long number(String field) {
        return event.hasField(field) ? event.getLong(field) : 0;
    }

    long count(String field) {
        return Math.max(0, number(field));
    }

    double decimal(String field) {
        double value = event.hasField(field) ? event.getDouble(field) : 0;
        return Double.isFinite(value) ? Math.max(0, value) : 0;
    }

    long nanos(String field) {
        Duration span = event.hasField(field) ? event.getDuration(field) : Duration.ZERO;
        return span.isNegative() ? 0 : span.compareTo(LONGEST_SPAN) >= 0 ? Long.MAX_VALUE : span.toNanos();
    }

    long epochNanos(String field) {
        return event.hasField(field) ? nanos(event.getInstant(field)) : 0;
    }

    /** The counts of the event's interval, whose fields have no prefix, or the running totals. */
    EventCounts counts(String prefix) {
        return new EventCounts(
                count(prefix, "Written"),
                count(prefix, "Dropped"),
                count(prefix, "Evicted"),
                count(prefix, "Rejected"),
                count(prefix, "Filtered"),
                count(prefix, "BytesWritten"),
                count(prefix, "BytesDropped"));
    }

    private long count(String prefix, String field) {
        return count(prefix.isEmpty() ? Character.toLowerCase(field.charAt(0)) + field.substring(1) : prefix + field);
    }

    private static long nanos(Instant moment) {
        long seconds = Math.max(0, Math.min(moment.getEpochSecond(), Long.MAX_VALUE / 1_000_000_000L - 1));
        return seconds * 1_000_000_000L + moment.getNano();
    }
}
