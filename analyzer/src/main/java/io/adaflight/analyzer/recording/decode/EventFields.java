package io.adaflight.analyzer.recording.decode;

import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.PressureCounts;
import io.adaflight.analyzer.recording.event.StateTimes;
import io.adaflight.analyzer.recording.event.SwapTimes;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.IUnit;
import org.openjdk.jmc.common.unit.UnitLookup;

/**
 * The fields of one event. What is not there reads as zero, false or the empty text. Counts and spans below zero, which only
 * damage can bring about, read as zero.
 */
public interface EventFields {
    /** The longest text that is kept. */
    int LONGEST_TEXT = 256;

    /** When the event began, since the epoch. */
    long startNanos();

    /** When the event ended, since the epoch. */
    long endNanos();

    /** The id of the thread that committed the event; 0 when it is not known. */
    long eventThreadId();

    /** The name of the thread that committed the event; empty when it is not known. */
    String eventThreadName();

    /** Text, cut to {@link #LONGEST_TEXT}. */
    String text(IAttribute<String> attribute);

    /** Text that is only searched and not kept, such as a command line, or turned into something shorter, such as a stack. */
    String longText(IAttribute<String> attribute);

    boolean flag(IAttribute<Boolean> attribute);

    /** A number without a unit, which may be below zero. */
    long rawNumber(IAttribute<Number> attribute);

    /** A whole number of a unit, which may be below zero. */
    long quantity(IAttribute<IQuantity> attribute, IUnit unit);

    /** A number of a unit, finite and not below zero. */
    double decimal(IAttribute<IQuantity> attribute, IUnit unit);

    /** The stack of a drain thread that an event names by its id. */
    String drainStack(IAttribute<Number> attribute);

    /** The text, cut to {@link #LONGEST_TEXT}. */
    static String cut(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT - 1) + "…" : text;
    }

    default long durationNanos() {
        return Math.max(0, endNanos() - startNanos());
    }

    default long count(IAttribute<IQuantity> attribute) {
        return Math.max(0, quantity(attribute, UnitLookup.NUMBER_UNITY));
    }

    default long total(IAttribute<Number> attribute) {
        return Math.max(0, rawNumber(attribute));
    }

    default long bytes(IAttribute<IQuantity> attribute) {
        return Math.max(0, quantity(attribute, UnitLookup.BYTE));
    }

    default long nanos(IAttribute<IQuantity> attribute) {
        return Math.max(0, quantity(attribute, UnitLookup.NANOSECOND));
    }

    default long epochNanos(IAttribute<IQuantity> attribute) {
        return Math.max(0, quantity(attribute, UnitLookup.EPOCH_NS));
    }

    /** A number that may be below zero. */
    default int whole(IAttribute<IQuantity> attribute) {
        return (int) quantity(attribute, UnitLookup.NUMBER_UNITY);
    }

    /** The counts of the event's interval. */
    default EventCounts recentCounts() {
        return new EventCounts(
                count(EventAttributes.WRITTEN),
                count(EventAttributes.DROPPED),
                count(EventAttributes.EVICTED),
                count(EventAttributes.REJECTED),
                count(EventAttributes.FILTERED),
                bytes(EventAttributes.BYTES_WRITTEN),
                bytes(EventAttributes.BYTES_DROPPED));
    }

    /** The running totals. */
    default EventCounts totalCounts() {
        return new EventCounts(
                total(EventAttributes.TOTAL_WRITTEN),
                total(EventAttributes.TOTAL_DROPPED),
                total(EventAttributes.TOTAL_EVICTED),
                total(EventAttributes.TOTAL_REJECTED),
                total(EventAttributes.TOTAL_FILTERED),
                bytes(EventAttributes.TOTAL_BYTES_WRITTEN),
                bytes(EventAttributes.TOTAL_BYTES_DROPPED));
    }

    /** What hindered the thread in the event's interval. */
    default PressureCounts pressureCounts() {
        return PressureCounts.of(counter -> count(EventAttributes.of(counter)));
    }

    default SwapTimes swapTimes() {
        return new SwapTimes(
                total(EventAttributes.TOTAL_SWAPS),
                nanos(EventAttributes.TOTAL_SWAP_TIME),
                nanos(EventAttributes.SWAP_AVERAGE),
                nanos(EventAttributes.SWAP_MAXIMUM),
                nanos(EventAttributes.SWAP_MEDIAN),
                nanos(EventAttributes.SWAP_P90),
                nanos(EventAttributes.SWAP_P99),
                nanos(EventAttributes.SWAP_P999));
    }

    default StateTimes stateTimes() {
        return new StateTimes(
                nanos(EventAttributes.PRESSURE_TIME),
                nanos(EventAttributes.DROPPING_TIME),
                nanos(EventAttributes.RECOVERY_TIME));
    }
}
