package io.adaflight.analyzer.recording.decode;

import io.adaflight.analyzer.recording.event.CpuLoad;
import io.adaflight.analyzer.recording.event.CpuThrottling;
import io.adaflight.analyzer.recording.event.DecodedEvent;
import io.adaflight.analyzer.recording.event.EnvironmentVariable;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.EventSetting;
import io.adaflight.analyzer.recording.event.JvmInformation;
import io.adaflight.analyzer.recording.event.MethodCalls;
import io.adaflight.analyzer.recording.event.ProcessorCount;
import io.adaflight.analyzer.recording.event.ThreadCpuLoad;
import io.adaflight.analyzer.recording.event.ThreadSample;
import io.adaflight.analyzer.recording.event.ThreadSpell;
import io.adaflight.analyzer.recording.event.VmPause;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.IMCThread;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.LabeledIdentifier;

/** Turns the JDK's events into ours; null for an event that tells nothing. */
final class JdkEventReader {
    static final Map<String, Function<EventRow, @Nullable DecodedEvent>> READERS = readers();

    private JdkEventReader() {}

    private static Map<String, Function<EventRow, @Nullable DecodedEvent>> readers() {
        Map<String, Function<EventRow, @Nullable DecodedEvent>> readers = new HashMap<>();
        Map<ThreadSpell.Kind, IAttribute<IQuantity>> bytes = new EnumMap<>(ThreadSpell.Kind.class);
        bytes.put(ThreadSpell.Kind.FILE_READ, JdkEventAttributes.BYTES_READ);
        bytes.put(ThreadSpell.Kind.FILE_WRITE, JdkEventAttributes.BYTES_WRITTEN);
        bytes.put(ThreadSpell.Kind.SOCKET_READ, JdkEventAttributes.BYTES_READ);
        bytes.put(ThreadSpell.Kind.SOCKET_WRITE, JdkEventAttributes.BYTES_WRITTEN);
        for (ThreadSpell.Kind kind : ThreadSpell.Kind.values()) {
            IAttribute<IQuantity> amount = bytes.get(kind);
            readers.put(kind.event(), row -> spell(row, kind, amount == null ? 0 : row.bytes(amount)));
        }
        readers.put(VmPause.Kind.COLLECTION.event(), row -> pause(row, VmPause.Kind.COLLECTION));
        readers.put(VmPause.Kind.SYNCHRONIZATION.event(), row -> pause(row, VmPause.Kind.SYNCHRONIZATION));
        readers.put(VmPause.Kind.OPERATION.event(), JdkEventReader::operation);
        for (ThreadSample.Kind kind : ThreadSample.Kind.values()) {
            readers.put(kind.event(), row -> sample(row, kind));
        }
        readers.put(CpuLoad.EVENT, JdkEventReader::cpuLoad);
        readers.put(ThreadCpuLoad.EVENT, JdkEventReader::threadCpuLoad);
        readers.put(CpuThrottling.EVENT, JdkEventReader::throttling);
        readers.put(JdkEventAttributes.CONTAINER_CONFIGURATION, JdkEventReader::container);
        readers.put(JdkEventAttributes.CPU_INFORMATION, JdkEventReader::machine);
        readers.put(JdkEventAttributes.JVM_INFORMATION, JdkEventReader::jvm);
        readers.put(JdkEventAttributes.ENVIRONMENT_VARIABLE, JdkEventReader::variable);
        readers.put(MethodCalls.EVENT, JdkEventReader::calls);
        readers.put(JdkEventAttributes.ACTIVE_SETTING, JdkEventReader::setting);
        return Map.copyOf(readers);
    }

    private static DecodedEvent spell(EventRow row, ThreadSpell.Kind kind, long bytes) {
        IMCThread owner = row.thread(JdkEventAttributes.PREVIOUS_OWNER);
        long start = row.startNanos();
        return new ThreadSpell(
                Math.min(row.endNanos(), EventCounts.saturatedSum(start, limit(row, kind))),
                start,
                row.eventThreadId(),
                kind,
                subject(row, kind),
                EventRow.id(owner),
                owner == null ? "" : row.name(owner),
                bytes,
                row.frames(JdkEventAttributes.STACK_TRACE));
    }

    /* A wait with a time limit is over with the limit; what the event's duration has beyond it is a wait for a processor. */
    private static long limit(EventRow row, ThreadSpell.Kind kind) {
        long nanos = switch (kind) {
            case PARK, MONITOR_WAIT -> row.nanos(JdkEventAttributes.TIMEOUT);
            case SLEEP -> row.nanos(JdkEventAttributes.SLEEP_TIME);
            default -> 0;
        };
        return nanos > 0 ? nanos : Long.MAX_VALUE;
    }

    private static String subject(EventRow row, ThreadSpell.Kind kind) {
        return switch (kind) {
            case MONITOR_ENTER, MONITOR_WAIT -> row.className(JdkEventAttributes.MONITOR_CLASS);
            case PARK -> row.className(JdkEventAttributes.PARKED_CLASS);
            case FILE_READ, FILE_WRITE, FILE_FORCE -> row.text(JdkEventAttributes.PATH);
            case SOCKET_READ, SOCKET_WRITE -> address(row);
            case SLEEP, ALLOCATION_STALL -> "";
        };
    }

    private static String address(EventRow row) {
        String host = row.text(JdkEventAttributes.HOST);
        String address = row.text(JdkEventAttributes.ADDRESS);
        return (address.isEmpty() ? host : address) + ":" + row.count(JdkEventAttributes.PORT);
    }

    private static DecodedEvent pause(EventRow row, VmPause.Kind kind) {
        return new VmPause(row.endNanos(), row.startNanos(), kind, row.text(JdkEventAttributes.PHASE));
    }

    private static @Nullable DecodedEvent operation(EventRow row) {
        return row.flag(JdkEventAttributes.AT_SAFEPOINT)
                ? new VmPause(
                        row.endNanos(),
                        row.startNanos(),
                        VmPause.Kind.OPERATION,
                        row.text(JdkEventAttributes.OPERATION))
                : null;
    }

    private static DecodedEvent sample(EventRow row, ThreadSample.Kind kind) {
        return new ThreadSample(
                row.endNanos(),
                row.eventThreadId(),
                row.frames(JdkEventAttributes.STACK_TRACE),
                kind,
                Math.max(0, row.nanos(JdkEventAttributes.SAMPLING_PERIOD)));
    }

    private static DecodedEvent cpuLoad(EventRow row) {
        double jvm = ratio(row, JdkEventAttributes.JVM_USER) + ratio(row, JdkEventAttributes.JVM_SYSTEM);
        return new CpuLoad(row.endNanos(), Math.min(1, jvm), ratio(row, JdkEventAttributes.MACHINE_TOTAL));
    }

    private static DecodedEvent threadCpuLoad(EventRow row) {
        double load = ratio(row, JdkEventAttributes.USER) + ratio(row, JdkEventAttributes.SYSTEM);
        return new ThreadCpuLoad(row.endNanos(), row.eventThreadId(), Math.min(1, load));
    }

    private static double ratio(EventRow row, IAttribute<IQuantity> attribute) {
        return Math.min(1, row.decimal(attribute, UnitLookup.PERCENT_UNITY));
    }

    private static DecodedEvent throttling(EventRow row) {
        return new CpuThrottling(
                row.endNanos(),
                row.total(JdkEventAttributes.ELAPSED_SLICES),
                row.total(JdkEventAttributes.THROTTLED_SLICES),
                row.nanos(JdkEventAttributes.THROTTLED_TIME));
    }

    private static @Nullable DecodedEvent container(EventRow row) {
        long count = row.total(JdkEventAttributes.EFFECTIVE_CPUS);
        long quota = row.total(JdkEventAttributes.CPU_QUOTA);
        long period = row.total(JdkEventAttributes.CPU_PERIOD);
        return count == 0
                ? null
                : new ProcessorCount(
                        row.endNanos(), count, true, quota > 0 && period > 0 ? (double) quota / period : 0);
    }

    private static @Nullable DecodedEvent machine(EventRow row) {
        long count = row.count(JdkEventAttributes.HARDWARE_THREADS);
        return count == 0 ? null : new ProcessorCount(row.endNanos(), count, false, 0);
    }

    private static @Nullable DecodedEvent setting(EventRow row) {
        LabeledIdentifier event = row.label(JdkEventAttributes.SETTING_FOR);
        return event == null || event.getInterfaceId() == null
                ? null
                : new EventSetting(
                        row.endNanos(),
                        row.bounded(event.getInterfaceId()),
                        row.text(JdkEventAttributes.SETTING_NAME),
                        row.text(JdkEventAttributes.SETTING_VALUE));
    }

    private static @Nullable DecodedEvent calls(EventRow row) {
        String method = row.method(JdkEventAttributes.METHOD_CALLED);
        return method.isEmpty()
                ? null
                : new MethodCalls(row.endNanos(), method, row.total(JdkEventAttributes.INVOCATIONS));
    }

    private static DecodedEvent jvm(EventRow row) {
        return new JvmInformation(
                row.endNanos(),
                row.epochNanos(JdkEventAttributes.JVM_START),
                pid(row.text(JdkEventAttributes.PID)),
                row.text(JdkEventAttributes.JVM_VERSION),
                row.longText(JdkEventAttributes.JVM_ARGUMENTS),
                row.longText(JdkEventAttributes.JAVA_ARGUMENTS));
    }

    /* JDK Mission Control reads it as text. */
    private static long pid(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static @Nullable DecodedEvent variable(EventRow row) {
        String name = row.text(JdkEventAttributes.VARIABLE_NAME);
        return EnvironmentVariable.READ.contains(name)
                ? new EnvironmentVariable(row.endNanos(), name, row.longText(JdkEventAttributes.VARIABLE_VALUE))
                : null;
    }
}
