package io.adaflight.analyzer.recording.decode;

import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.StateTimes;
import io.adaflight.analyzer.recording.event.SwapTimes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.IMCStackTrace;
import org.openjdk.jmc.common.IMCThread;
import org.openjdk.jmc.common.IMCType;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IMemberAccessor;
import org.openjdk.jmc.common.item.IType;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.IUnit;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.LabeledIdentifier;
import org.openjdk.jmc.flightrecorder.JfrAttributes;

/**
 * One event at a time of one type, read by attribute. What is not there reads as zero, false or the empty text. Counts and
 * spans below zero, which only damage can bring about, read as zero. Text is cut to a bound.
 */
final class EventRow {
    private static final int LONGEST_TEXT = 256;
    private static final int LONGEST_ARGUMENTS = 8192;

    private final Map<IAttribute<?>, IMemberAccessor<?, IItem>> accessors = new HashMap<>();
    private final Map<String, String> texts;
    private final StackText stacks;
    private final boolean empty;
    private IItem item;

    EventRow(IType<IItem> type, IItem first, Map<String, String> texts, StackText stacks, MissingFields missing) {
        this.texts = texts;
        this.stacks = stacks;
        this.item = first;
        for (IAttribute<?> attribute : JdkEventAttributes.BY_EVENT.getOrDefault(type.getIdentifier(), List.of())) {
            add(type, attribute);
        }
        List<IAttribute<?>> expected = EventAttributes.BY_EVENT.getOrDefault(type.getIdentifier(), List.of());
        for (IAttribute<?> attribute : expected) {
            IMemberAccessor<?, IItem> accessor = attribute.getAccessor(type);
            if (accessor == null) {
                missing.add(type.getIdentifier(), attribute.getIdentifier());
            } else {
                accessors.put(attribute, accessor);
            }
        }
        empty = !expected.isEmpty() && accessors.isEmpty();
        add(type, JfrAttributes.START_TIME);
        add(type, JfrAttributes.END_TIME);
        add(type, JfrAttributes.EVENT_THREAD);
    }

    private void add(IType<IItem> type, IAttribute<?> attribute) {
        IMemberAccessor<?, IItem> accessor = attribute.getAccessor(type);
        if (accessor != null) {
            accessors.put(attribute, accessor);
        }
    }

    /** Whether the type has none of the fields that its name promises: whoever wrote it, it is not the event of that name. */
    boolean isEmpty() {
        return empty;
    }

    void moveTo(IItem next) {
        item = next;
    }

    long startNanos() {
        return Math.max(0, quantity(JfrAttributes.START_TIME, UnitLookup.EPOCH_NS));
    }

    long endNanos() {
        return Math.max(0, quantity(JfrAttributes.END_TIME, UnitLookup.EPOCH_NS));
    }

    long durationNanos() {
        return Math.max(0, endNanos() - startNanos());
    }

    long count(IAttribute<IQuantity> attribute) {
        return Math.max(0, quantity(attribute, UnitLookup.NUMBER_UNITY));
    }

    long total(IAttribute<Number> attribute) {
        return Math.max(0, rawNumber(attribute));
    }

    long rawNumber(IAttribute<Number> attribute) {
        return member(attribute) instanceof Number number ? number.longValue() : 0;
    }

    long bytes(IAttribute<IQuantity> attribute) {
        return Math.max(0, quantity(attribute, UnitLookup.BYTE));
    }

    long nanos(IAttribute<IQuantity> attribute) {
        return Math.max(0, quantity(attribute, UnitLookup.NANOSECOND));
    }

    long epochNanos(IAttribute<IQuantity> attribute) {
        return Math.max(0, quantity(attribute, UnitLookup.EPOCH_NS));
    }

    double decimal(IAttribute<IQuantity> attribute, IUnit unit) {
        double value = member(attribute) instanceof IQuantity quantity ? quantity.doubleValueIn(unit) : 0;
        return Double.isFinite(value) ? Math.max(0, value) : 0;
    }

    boolean flag(IAttribute<Boolean> attribute) {
        return Boolean.TRUE.equals(member(attribute));
    }

    String text(IAttribute<String> attribute) {
        return bounded(member(attribute) instanceof String text ? text : "");
    }

    /** Text that is only searched and not kept, such as a command line, or turned into something shorter, such as a stack; cut to a larger bound. */
    String longText(IAttribute<String> attribute) {
        String text = member(attribute) instanceof String whole ? whole : "";
        return text.length() > LONGEST_ARGUMENTS ? text.substring(0, LONGEST_ARGUMENTS) : text;
    }

    /** A number that may be below zero. */
    int whole(IAttribute<IQuantity> attribute) {
        return (int) quantity(attribute, UnitLookup.NUMBER_UNITY);
    }

    /** The stack of a drain thread that an event names by its id. */
    String drainStack(IAttribute<Number> attribute) {
        return stacks.of(rawNumber(attribute));
    }

    long eventThreadId() {
        return id(thread(JfrAttributes.EVENT_THREAD));
    }

    String eventThreadName() {
        IMCThread thread = thread(JfrAttributes.EVENT_THREAD);
        return thread == null ? "" : name(thread);
    }

    @Nullable
    IMCThread thread(IAttribute<IMCThread> attribute) {
        return member(attribute) instanceof IMCThread thread ? thread : null;
    }

    /** A thread's id; 0 when it is not known. */
    static long id(@Nullable IMCThread thread) {
        return thread == null || thread.getThreadId() == null ? 0 : thread.getThreadId();
    }

    String name(IMCThread thread) {
        return bounded(thread.getThreadName() == null ? "" : thread.getThreadName());
    }

    String className(IAttribute<IMCType> attribute) {
        return bounded(
                member(attribute) instanceof IMCType type && type.getFullName() != null ? type.getFullName() : "");
    }

    /** The top of a stack. */
    String frames(IAttribute<IMCStackTrace> attribute) {
        return member(attribute) instanceof IMCStackTrace stack ? stacks.of(stack) : "";
    }

    @Nullable
    LabeledIdentifier label(IAttribute<LabeledIdentifier> attribute) {
        return member(attribute) instanceof LabeledIdentifier label ? label : null;
    }

    /** The counts of the event's interval. */
    EventCounts recentCounts() {
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
    EventCounts totalCounts() {
        return new EventCounts(
                total(EventAttributes.TOTAL_WRITTEN),
                total(EventAttributes.TOTAL_DROPPED),
                total(EventAttributes.TOTAL_EVICTED),
                total(EventAttributes.TOTAL_REJECTED),
                total(EventAttributes.TOTAL_FILTERED),
                bytes(EventAttributes.TOTAL_BYTES_WRITTEN),
                bytes(EventAttributes.TOTAL_BYTES_DROPPED));
    }

    SwapTimes swapTimes() {
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

    StateTimes stateTimes() {
        return new StateTimes(
                nanos(EventAttributes.PRESSURE_TIME),
                nanos(EventAttributes.DROPPING_TIME),
                nanos(EventAttributes.RECOVERY_TIME));
    }

    private long quantity(IAttribute<IQuantity> attribute, IUnit unit) {
        return member(attribute) instanceof IQuantity quantity ? quantity.clampedLongValueIn(unit) : 0;
    }

    private @Nullable Object member(IAttribute<?> attribute) {
        IMemberAccessor<?, IItem> accessor = accessors.get(attribute);
        return accessor == null ? null : accessor.getMember(item);
    }

    /* The same names stand in every event; one copy of each is kept. */
    String bounded(String text) {
        String cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT - 1) + "…" : text;
        String known = texts.putIfAbsent(cut, cut);
        return known == null ? cut : known;
    }
}
