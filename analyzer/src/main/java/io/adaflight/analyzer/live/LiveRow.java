package io.adaflight.analyzer.live;

import io.adaflight.analyzer.recording.decode.DrainStacks;
import io.adaflight.analyzer.recording.decode.EventFields;
import java.time.Duration;
import java.time.Instant;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.IUnit;
import org.openjdk.jmc.common.unit.UnitLookup;

/** One event of a running JVM, read by attribute names. */
final class LiveRow implements EventFields {
    private static final Duration LONGEST_SPAN = Duration.ofNanos(Long.MAX_VALUE);

    private final RecordedEvent event;
    private final DrainStacks stacks;

    LiveRow(RecordedEvent event, DrainStacks stacks) {
        this.event = event;
        this.stacks = stacks;
    }

    @Override
    public long startNanos() {
        return epochNanos(event.getStartTime());
    }

    @Override
    public long endNanos() {
        return epochNanos(event.getEndTime());
    }

    @Override
    public long eventThreadId() {
        RecordedThread thread = event.getThread();
        return thread == null ? 0 : Math.max(0, thread.getJavaThreadId());
    }

    @Override
    public String eventThreadName() {
        RecordedThread thread = event.getThread();
        String name = thread == null ? null : thread.getJavaName();
        return name == null ? "" : EventFields.cut(name);
    }

    @Override
    public String text(IAttribute<String> attribute) {
        return EventFields.cut(longText(attribute));
    }

    @Override
    public String longText(IAttribute<String> attribute) {
        String text = has(attribute) ? event.getString(attribute.getIdentifier()) : null;
        return text == null ? "" : text;
    }

    @Override
    public boolean flag(IAttribute<Boolean> attribute) {
        return has(attribute) && event.getBoolean(attribute.getIdentifier());
    }

    @Override
    public long rawNumber(IAttribute<Number> attribute) {
        return has(attribute) ? event.getLong(attribute.getIdentifier()) : 0;
    }

    @Override
    public long quantity(IAttribute<IQuantity> attribute, IUnit unit) {
        if (!has(attribute)) {
            return 0;
        }
        String field = attribute.getIdentifier();
        if (unit.equals(UnitLookup.NANOSECOND)) {
            Duration span = event.getDuration(field);
            return span.isNegative() ? 0 : span.compareTo(LONGEST_SPAN) >= 0 ? Long.MAX_VALUE : span.toNanos();
        }
        return unit.equals(UnitLookup.EPOCH_NS) ? epochNanos(event.getInstant(field)) : event.getLong(field);
    }

    @Override
    public double decimal(IAttribute<IQuantity> attribute, IUnit unit) {
        double value = has(attribute) ? event.getDouble(attribute.getIdentifier()) : 0;
        return Double.isFinite(value) ? Math.max(0, value) : 0;
    }

    @Override
    public String drainStack(IAttribute<Number> attribute) {
        return stacks.of(rawNumber(attribute));
    }

    private boolean has(IAttribute<?> attribute) {
        return event.hasField(attribute.getIdentifier());
    }

    private static long epochNanos(Instant moment) {
        long seconds = Math.max(0, Math.min(moment.getEpochSecond(), Long.MAX_VALUE / 1_000_000_000L - 1));
        return seconds * 1_000_000_000L + moment.getNano();
    }
}
