package io.adaflight.analyzer.recording.decode;

import static org.openjdk.jmc.common.item.Attribute.attr;
import static org.openjdk.jmc.common.unit.UnitLookup.CLASS;
import static org.openjdk.jmc.common.unit.UnitLookup.FLAG;
import static org.openjdk.jmc.common.unit.UnitLookup.MEMORY;
import static org.openjdk.jmc.common.unit.UnitLookup.METHOD;
import static org.openjdk.jmc.common.unit.UnitLookup.NUMBER;
import static org.openjdk.jmc.common.unit.UnitLookup.PERCENTAGE;
import static org.openjdk.jmc.common.unit.UnitLookup.PLAIN_TEXT;
import static org.openjdk.jmc.common.unit.UnitLookup.RAW_NUMBER;
import static org.openjdk.jmc.common.unit.UnitLookup.THREAD;
import static org.openjdk.jmc.common.unit.UnitLookup.TIMESPAN;
import static org.openjdk.jmc.common.unit.UnitLookup.TIMESTAMP;

import io.adaflight.analyzer.recording.event.CpuLoad;
import io.adaflight.analyzer.recording.event.CpuThrottling;
import io.adaflight.analyzer.recording.event.MethodCalls;
import io.adaflight.analyzer.recording.event.ThreadCpuLoad;
import io.adaflight.analyzer.recording.event.ThreadSample;
import io.adaflight.analyzer.recording.event.ThreadSpell;
import io.adaflight.analyzer.recording.event.VmPause;
import java.util.List;
import java.util.Map;
import org.openjdk.jmc.common.IMCMethod;
import org.openjdk.jmc.common.IMCStackTrace;
import org.openjdk.jmc.common.IMCThread;
import org.openjdk.jmc.common.IMCType;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.util.LabeledIdentifier;
import org.openjdk.jmc.flightrecorder.JfrAttributes;
import org.openjdk.jmc.flightrecorder.jdk.JdkAttributes;

/** Every attribute of the JDK's events that is read. What a version of the JDK does not record reads as nothing. */
public final class JdkEventAttributes {
    static final String ACTIVE_SETTING = "jdk.ActiveSetting";
    static final String CONTAINER_CONFIGURATION = "jdk.ContainerConfiguration";
    static final String CPU_INFORMATION = "jdk.CPUInformation";
    static final String JVM_INFORMATION = "jdk.JVMInformation";
    static final String ENVIRONMENT_VARIABLE = "jdk.InitialEnvironmentVariable";

    static final IAttribute<IMCStackTrace> STACK_TRACE = JfrAttributes.EVENT_STACKTRACE;
    static final IAttribute<IMCType> MONITOR_CLASS = attr("monitorClass", "", CLASS);
    static final IAttribute<IMCType> PARKED_CLASS = attr("parkedClass", "", CLASS);
    static final IAttribute<IQuantity> TIMEOUT = attr("timeout", "", TIMESPAN);
    static final IAttribute<IQuantity> SLEEP_TIME = attr("time", "", TIMESPAN);
    static final IAttribute<IQuantity> SAMPLING_PERIOD = attr("samplingPeriod", "", TIMESPAN);
    static final IAttribute<IMCThread> PREVIOUS_OWNER = attr("previousOwner", "", THREAD);
    static final IAttribute<String> PATH = attr("path", "", PLAIN_TEXT);
    static final IAttribute<String> HOST = attr("host", "", PLAIN_TEXT);
    static final IAttribute<String> ADDRESS = attr("address", "", PLAIN_TEXT);
    static final IAttribute<IQuantity> PORT = attr("port", "", NUMBER);
    static final IAttribute<IQuantity> BYTES_READ = attr("bytesRead", "", MEMORY);
    static final IAttribute<IQuantity> BYTES_WRITTEN = attr("bytesWritten", "", MEMORY);
    static final IAttribute<String> PHASE = attr("name", "", PLAIN_TEXT);
    static final IAttribute<String> OPERATION = attr("operation", "", PLAIN_TEXT);
    static final IAttribute<Boolean> AT_SAFEPOINT = attr("safepoint", "", FLAG);
    static final IAttribute<IQuantity> JVM_USER = attr("jvmUser", "", PERCENTAGE);
    static final IAttribute<IQuantity> JVM_SYSTEM = attr("jvmSystem", "", PERCENTAGE);
    static final IAttribute<IQuantity> MACHINE_TOTAL = attr("machineTotal", "", PERCENTAGE);
    static final IAttribute<IQuantity> USER = attr("user", "", PERCENTAGE);
    static final IAttribute<IQuantity> SYSTEM = attr("system", "", PERCENTAGE);
    static final IAttribute<Number> ELAPSED_SLICES = attr("cpuElapsedSlices", "", RAW_NUMBER);
    static final IAttribute<Number> THROTTLED_SLICES = attr("cpuThrottledSlices", "", RAW_NUMBER);
    static final IAttribute<IQuantity> THROTTLED_TIME = attr("cpuThrottledTime", "", TIMESPAN);
    static final IAttribute<Number> EFFECTIVE_CPUS = attr("effectiveCpuCount", "", RAW_NUMBER);
    /* Time spans in microseconds, a unit that the parser does not know: it gives plain numbers. */
    static final IAttribute<Number> CPU_QUOTA = attr("cpuQuota", "", RAW_NUMBER);
    static final IAttribute<Number> CPU_PERIOD = attr("cpuSlicePeriod", "", RAW_NUMBER);
    static final IAttribute<IQuantity> HARDWARE_THREADS = attr("hwThreads", "", NUMBER);
    static final IAttribute<IQuantity> JVM_START = attr("jvmStartTime", "", TIMESTAMP);
    static final IAttribute<String> PID = attr("pid", "", PLAIN_TEXT);
    static final IAttribute<String> JVM_VERSION = attr("jvmVersion", "", PLAIN_TEXT);
    static final IAttribute<String> JVM_ARGUMENTS = attr("jvmArguments", "", PLAIN_TEXT);
    static final IAttribute<String> JAVA_ARGUMENTS = attr("javaArguments", "", PLAIN_TEXT);
    static final IAttribute<String> VARIABLE_NAME = attr("key", "", PLAIN_TEXT);
    static final IAttribute<String> VARIABLE_VALUE = attr("value", "", PLAIN_TEXT);
    static final IAttribute<IMCMethod> METHOD_CALLED = attr("method", "", METHOD);
    static final IAttribute<Number> INVOCATIONS = attr("invocations", "", RAW_NUMBER);
    static final IAttribute<LabeledIdentifier> SETTING_FOR = JdkAttributes.REC_SETTING_FOR;
    static final IAttribute<String> SETTING_NAME = JdkAttributes.REC_SETTING_NAME;
    static final IAttribute<String> SETTING_VALUE = JdkAttributes.REC_SETTING_VALUE;

    /** The events that are loaded, by name, each with what is read of it. */
    public static final Map<String, List<IAttribute<?>>> BY_EVENT = Map.ofEntries(
            Map.entry(ThreadSpell.Kind.MONITOR_ENTER.event(), List.of(MONITOR_CLASS, PREVIOUS_OWNER, STACK_TRACE)),
            Map.entry(ThreadSpell.Kind.MONITOR_WAIT.event(), List.of(MONITOR_CLASS, TIMEOUT, STACK_TRACE)),
            Map.entry(ThreadSpell.Kind.PARK.event(), List.of(PARKED_CLASS, TIMEOUT, STACK_TRACE)),
            Map.entry(ThreadSpell.Kind.SLEEP.event(), List.of(SLEEP_TIME, STACK_TRACE)),
            Map.entry(ThreadSpell.Kind.FILE_READ.event(), List.of(PATH, BYTES_READ, STACK_TRACE)),
            Map.entry(ThreadSpell.Kind.FILE_WRITE.event(), List.of(PATH, BYTES_WRITTEN, STACK_TRACE)),
            Map.entry(ThreadSpell.Kind.FILE_FORCE.event(), List.of(PATH, STACK_TRACE)),
            Map.entry(ThreadSpell.Kind.SOCKET_READ.event(), List.of(HOST, ADDRESS, PORT, BYTES_READ, STACK_TRACE)),
            Map.entry(ThreadSpell.Kind.SOCKET_WRITE.event(), List.of(HOST, ADDRESS, PORT, BYTES_WRITTEN, STACK_TRACE)),
            Map.entry(ThreadSpell.Kind.ALLOCATION_STALL.event(), List.of(STACK_TRACE)),
            Map.entry(VmPause.Kind.COLLECTION.event(), List.of(PHASE)),
            Map.entry(VmPause.Kind.SYNCHRONIZATION.event(), List.of()),
            Map.entry(VmPause.Kind.OPERATION.event(), List.of(OPERATION, AT_SAFEPOINT)),
            Map.entry(ThreadSample.Kind.JAVA.event(), List.of(STACK_TRACE)),
            Map.entry(ThreadSample.Kind.NATIVE.event(), List.of(STACK_TRACE)),
            Map.entry(ThreadSample.Kind.PROCESSOR.event(), List.of(SAMPLING_PERIOD, STACK_TRACE)),
            Map.entry(CpuLoad.EVENT, List.of(JVM_USER, JVM_SYSTEM, MACHINE_TOTAL)),
            Map.entry(ThreadCpuLoad.EVENT, List.of(USER, SYSTEM)),
            Map.entry(CpuThrottling.EVENT, List.of(ELAPSED_SLICES, THROTTLED_SLICES, THROTTLED_TIME)),
            Map.entry(CONTAINER_CONFIGURATION, List.of(EFFECTIVE_CPUS, CPU_QUOTA, CPU_PERIOD)),
            Map.entry(CPU_INFORMATION, List.of(HARDWARE_THREADS)),
            Map.entry(JVM_INFORMATION, List.of(JVM_START, PID, JVM_VERSION, JVM_ARGUMENTS, JAVA_ARGUMENTS)),
            Map.entry(ENVIRONMENT_VARIABLE, List.of(VARIABLE_NAME, VARIABLE_VALUE)),
            Map.entry(MethodCalls.EVENT, List.of(METHOD_CALLED, INVOCATIONS)),
            Map.entry(ACTIVE_SETTING, List.of(SETTING_FOR, SETTING_NAME, SETTING_VALUE)));

    private JdkEventAttributes() {}
}
