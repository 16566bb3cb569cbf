package io.adaflight.analyzer.recording.decode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.IMCMethod;
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

/** One event at a time of one type in a recording, read by attribute. */
final class EventRow implements EventFields {
    private static final int LONGEST_ARGUMENTS = 8192;

    private final Map<IAttribute<?>, IMemberAccessor<?, IItem>> accessors = new HashMap<>();
    private final Map<String, String> texts;
    private final StackText stacks;
    private final DrainStacks drainStacks;
    private final boolean empty;
    private IItem item;

    EventRow(
            IType<IItem> type,
            IItem first,
            Map<String, String> texts,
            StackText stacks,
            DrainStacks drainStacks,
            MissingFields missing) {
        this.texts = texts;
        this.stacks = stacks;
        this.drainStacks = drainStacks;
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

    /** Whether the type has none of the fields that an event of its name should have, so that it is another event. */
    boolean isEmpty() {
        return empty;
    }

    void moveTo(IItem next) {
        item = next;
    }

    @Override
    public long startNanos() {
        return Math.max(0, quantity(JfrAttributes.START_TIME, UnitLookup.EPOCH_NS));
    }

    @Override
    public long endNanos() {
        return Math.max(0, quantity(JfrAttributes.END_TIME, UnitLookup.EPOCH_NS));
    }

    @Override
    public long rawNumber(IAttribute<Number> attribute) {
        return member(attribute) instanceof Number number ? number.longValue() : 0;
    }

    @Override
    public double decimal(IAttribute<IQuantity> attribute, IUnit unit) {
        double value = member(attribute) instanceof IQuantity quantity ? quantity.doubleValueIn(unit) : 0;
        return Double.isFinite(value) ? Math.max(0, value) : 0;
    }

    @Override
    public boolean flag(IAttribute<Boolean> attribute) {
        return Boolean.TRUE.equals(member(attribute));
    }

    @Override
    public String text(IAttribute<String> attribute) {
        return bounded(member(attribute) instanceof String text ? text : "");
    }

    @Override
    public String longText(IAttribute<String> attribute) {
        String text = member(attribute) instanceof String whole ? whole : "";
        return text.length() > LONGEST_ARGUMENTS ? text.substring(0, LONGEST_ARGUMENTS) : text;
    }

    @Override
    public String drainStack(IAttribute<Number> attribute) {
        return drainStacks.of(rawNumber(attribute));
    }

    @Override
    public long eventThreadId() {
        return id(thread(JfrAttributes.EVENT_THREAD));
    }

    @Override
    public String eventThreadName() {
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

    /** A method with its class; empty when it is not known. */
    String method(IAttribute<IMCMethod> attribute) {
        return bounded(
                member(attribute) instanceof IMCMethod method && method.getType() != null
                        ? method.getType().getFullName() + "." + method.getMethodName()
                        : "");
    }

    /** The top of a stack. */
    String frames(IAttribute<IMCStackTrace> attribute) {
        return member(attribute) instanceof IMCStackTrace stack ? stacks.of(stack) : "";
    }

    @Nullable
    LabeledIdentifier label(IAttribute<LabeledIdentifier> attribute) {
        return member(attribute) instanceof LabeledIdentifier label ? label : null;
    }

    @Override
    public long quantity(IAttribute<IQuantity> attribute, IUnit unit) {
        return member(attribute) instanceof IQuantity quantity ? quantity.clampedLongValueIn(unit) : 0;
    }

    private @Nullable Object member(IAttribute<?> attribute) {
        IMemberAccessor<?, IItem> accessor = accessors.get(attribute);
        return accessor == null ? null : accessor.getMember(item);
    }

    /* The same names stand in every event; one copy of each is kept. */
    String bounded(String text) {
        String cut = EventFields.cut(text);
        String known = texts.putIfAbsent(cut, cut);
        return known == null ? cut : known;
    }
}
