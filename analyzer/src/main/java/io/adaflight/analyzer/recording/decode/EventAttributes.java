package io.adaflight.analyzer.recording.decode;

import static org.openjdk.jmc.common.item.Attribute.attr;
import static org.openjdk.jmc.common.unit.UnitLookup.FLAG;
import static org.openjdk.jmc.common.unit.UnitLookup.FREQUENCY;
import static org.openjdk.jmc.common.unit.UnitLookup.MEMORY;
import static org.openjdk.jmc.common.unit.UnitLookup.NUMBER;
import static org.openjdk.jmc.common.unit.UnitLookup.PERCENTAGE;
import static org.openjdk.jmc.common.unit.UnitLookup.PLAIN_TEXT;
import static org.openjdk.jmc.common.unit.UnitLookup.RAW_NUMBER;
import static org.openjdk.jmc.common.unit.UnitLookup.TIMESPAN;
import static org.openjdk.jmc.common.unit.UnitLookup.TIMESTAMP;

import io.adaflight.analyzer.recording.event.PressureCounter;
import io.adaflight.events.BackPressureChangeEvent;
import io.adaflight.events.BackPressureEvent;
import io.adaflight.events.CollectionEvent;
import io.adaflight.events.DrainSampleEvent;
import io.adaflight.events.DrainSnapshotEvent;
import io.adaflight.events.DrainStackEvent;
import io.adaflight.events.DrainThreadEvent;
import io.adaflight.events.InstrumentationEvent;
import io.adaflight.events.PipelineConfigurationEvent;
import io.adaflight.events.PipelineSnapshotEvent;
import io.adaflight.events.RingSwapEvent;
import io.adaflight.events.SilentDiscardEvent;
import io.adaflight.events.SwapStatisticsEvent;
import io.adaflight.events.ThreadInfoEvent;
import io.adaflight.events.ThreadSnapshotEvent;
import io.adaflight.events.WriteBlockedEvent;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.unit.IQuantity;

/**
 * Every attribute that the analyzer reads, with its content type: the parser gives null, without an error, for a name with
 * another type. A {@code long} without a unit is a raw number to it, an {@code int} a number.
 */
public final class EventAttributes {
    public static final String DATA_LOSS = "jdk.DataLoss";

    static final IAttribute<String> PIPELINE = attr("pipeline", "", PLAIN_TEXT);
    static final IAttribute<String> NAME = attr("name", "", PLAIN_TEXT);
    static final IAttribute<String> STATE = attr("state", "", PLAIN_TEXT);
    static final IAttribute<String> WORST_STATE = attr("worstState", "", PLAIN_TEXT);
    static final IAttribute<String> FROM = attr("from", "", PLAIN_TEXT);
    static final IAttribute<String> TO = attr("to", "", PLAIN_TEXT);
    static final IAttribute<String> VERSION = attr("version", "", PLAIN_TEXT);
    static final IAttribute<String> OTHER_VERSION = attr("otherVersion", "", PLAIN_TEXT);
    static final IAttribute<String> LIBRARY = attr("library", "", PLAIN_TEXT);
    static final IAttribute<String> CLASS_NAME = attr("className", "", PLAIN_TEXT);
    static final IAttribute<String> REASON = attr("reason", "", PLAIN_TEXT);
    static final IAttribute<String> DROP_POLICY = attr("dropPolicy", "", PLAIN_TEXT);
    static final IAttribute<String> SINK = attr("sink", "", PLAIN_TEXT);
    static final IAttribute<String> THREAD_NAME = attr("threadName", "", PLAIN_TEXT);
    static final IAttribute<String> BLOCKER_CLASS = attr("blockerClass", "", PLAIN_TEXT);
    static final IAttribute<String> OWNER_NAME = attr("ownerName", "", PLAIN_TEXT);
    static final IAttribute<String> FRAMES = attr("frames", "", PLAIN_TEXT);

    static final IAttribute<Boolean> INSTRUMENTED = attr("instrumented", "", FLAG);
    static final IAttribute<Boolean> TERMINATED = attr("terminated", "", FLAG);
    static final IAttribute<Boolean> VIRTUAL = attr("virtual", "", FLAG);
    static final IAttribute<Boolean> SATURATED = attr("saturated", "", FLAG);
    static final IAttribute<Boolean> DRAIN_COUNTED = attr("drainCounted", "", FLAG);
    static final IAttribute<Boolean> POOL_EXHAUSTED = attr("poolExhausted", "", FLAG);
    static final IAttribute<Boolean> CUT = attr("cut", "", FLAG);
    static final IAttribute<Boolean> GOT_ROOM = attr("written", "", FLAG);
    static final IAttribute<Boolean> WORK_KNOWN = attr("workKnown", "", FLAG);
    static final IAttribute<Boolean> PROCESSOR_KNOWN = attr("processorKnown", "", FLAG);
    static final IAttribute<Boolean> PROCESSOR_WAIT_KNOWN = attr("processorWaitKnown", "", FLAG);
    static final IAttribute<Boolean> LOSING = attr("losing", "", FLAG);

    static final IAttribute<Number> THREAD_ID = attr("threadId", "", RAW_NUMBER);
    static final IAttribute<Number> TOTAL_DISCARDED = attr("totalDiscarded", "", RAW_NUMBER);
    static final IAttribute<Number> TOTAL_WRITTEN = attr("totalWritten", "", RAW_NUMBER);
    static final IAttribute<Number> TOTAL_DROPPED = attr("totalDropped", "", RAW_NUMBER);
    static final IAttribute<Number> TOTAL_EVICTED = attr("totalEvicted", "", RAW_NUMBER);
    static final IAttribute<Number> TOTAL_REJECTED = attr("totalRejected", "", RAW_NUMBER);
    static final IAttribute<Number> TOTAL_FILTERED = attr("totalFiltered", "", RAW_NUMBER);
    static final IAttribute<Number> TOTAL_DRAINED = attr("totalDrained", "", RAW_NUMBER);
    static final IAttribute<Number> TOTAL_FAILED = attr("totalFailed", "", RAW_NUMBER);
    static final IAttribute<Number> TOTAL_SINK_FAILURES = attr("totalSinkFailures", "", RAW_NUMBER);
    static final IAttribute<Number> TOTAL_SWAPS = attr("totalSwaps", "", RAW_NUMBER);

    static final IAttribute<Number> STACK = attr("stack", "", RAW_NUMBER);
    static final IAttribute<Number> STACK_ID = attr("id", "", RAW_NUMBER);
    static final IAttribute<Number> OWNER_ID = attr("ownerId", "", RAW_NUMBER);
    static final IAttribute<Number> OWNER_STACK = attr("ownerStack", "", RAW_NUMBER);

    static final IAttribute<IQuantity> WRITTEN = attr("written", "", NUMBER);
    static final IAttribute<IQuantity> DROPPED = attr("dropped", "", NUMBER);
    static final IAttribute<IQuantity> EVICTED = attr("evicted", "", NUMBER);
    static final IAttribute<IQuantity> REJECTED = attr("rejected", "", NUMBER);
    static final IAttribute<IQuantity> FILTERED = attr("filtered", "", NUMBER);
    static final IAttribute<IQuantity> DRAINED = attr("drained", "", NUMBER);
    static final IAttribute<IQuantity> FAILED = attr("failed", "", NUMBER);
    static final IAttribute<IQuantity> SINK_FAILURES = attr("sinkFailures", "", NUMBER);
    static final IAttribute<IQuantity> SWAPS = attr("swaps", "", NUMBER);
    static final IAttribute<IQuantity> GREATEST_QUEUE_DEPTH = attr("greatestQueueDepth", "", NUMBER);
    static final IAttribute<IQuantity> RINGS_IN_ROTATION = attr("ringsInRotation", "", NUMBER);
    static final IAttribute<IQuantity> BLOCKED_WRITES = attr("blockedWrites", "", NUMBER);
    static final IAttribute<IQuantity> QUEUE_DEPTH = attr("queueDepth", "", NUMBER);
    static final IAttribute<IQuantity> LIVE_THREADS = attr("liveThreads", "", NUMBER);
    static final IAttribute<IQuantity> RETIRED_THREADS = attr("retiredThreads", "", NUMBER);
    static final IAttribute<IQuantity> MOVES = attr("moves", "", NUMBER);
    static final IAttribute<IQuantity> RINGS = attr("rings", "", NUMBER);
    static final IAttribute<IQuantity> MAXIMUM_ROWS = attr("maximumRows", "", NUMBER);
    static final IAttribute<IQuantity> ROWS = attr("rows", "", NUMBER);
    static final IAttribute<IQuantity> FAILURES = attr("failures", "", NUMBER);
    static final IAttribute<IQuantity> SKIPPED = attr("skipped", "", NUMBER);
    static final IAttribute<IQuantity> TAKES = attr("takes", "", NUMBER);
    static final IAttribute<IQuantity> AT_WORK = attr("atWork", "", NUMBER);

    static final IAttribute<IQuantity> BYTES_WRITTEN = attr("bytesWritten", "", MEMORY);
    static final IAttribute<IQuantity> BYTES_DROPPED = attr("bytesDropped", "", MEMORY);
    static final IAttribute<IQuantity> TOTAL_BYTES_WRITTEN = attr("totalBytesWritten", "", MEMORY);
    static final IAttribute<IQuantity> TOTAL_BYTES_DROPPED = attr("totalBytesDropped", "", MEMORY);
    static final IAttribute<IQuantity> BYTE_RATE = attr("byteRate", "", MEMORY);
    static final IAttribute<IQuantity> BYTE_RATE_1 = attr("byteRate1Minute", "", MEMORY);
    static final IAttribute<IQuantity> BYTE_RATE_5 = attr("byteRate5Minutes", "", MEMORY);
    static final IAttribute<IQuantity> BYTE_RATE_15 = attr("byteRate15Minutes", "", MEMORY);
    static final IAttribute<IQuantity> RING_SIZE = attr("ringSize", "", MEMORY);
    public static final IAttribute<IQuantity> AMOUNT = attr("amount", "", MEMORY);
    static final IAttribute<IQuantity> BYTES = attr("bytes", "", MEMORY);

    static final IAttribute<IQuantity> EVENT_RATE = attr("eventRate", "", FREQUENCY);
    static final IAttribute<IQuantity> EVENT_RATE_1 = attr("eventRate1Minute", "", FREQUENCY);
    static final IAttribute<IQuantity> EVENT_RATE_5 = attr("eventRate5Minutes", "", FREQUENCY);
    static final IAttribute<IQuantity> EVENT_RATE_15 = attr("eventRate15Minutes", "", FREQUENCY);
    static final IAttribute<IQuantity> DROP_RATE = attr("dropRate", "", FREQUENCY);

    static final IAttribute<IQuantity> PRESSURE_THRESHOLD = attr("pressureThreshold", "", PERCENTAGE);
    static final IAttribute<IQuantity> NORMAL_THRESHOLD = attr("normalThreshold", "", PERCENTAGE);

    static final IAttribute<IQuantity> INTERVAL = attr("interval", "", TIMESPAN);
    static final IAttribute<IQuantity> TOTAL_SWAP_TIME = attr("totalSwapTime", "", TIMESPAN);
    static final IAttribute<IQuantity> SWAP_AVERAGE = attr("swapAverage", "", TIMESPAN);
    static final IAttribute<IQuantity> SWAP_MAXIMUM = attr("swapMaximum", "", TIMESPAN);
    static final IAttribute<IQuantity> SWAP_MEDIAN = attr("swapMedian", "", TIMESPAN);
    static final IAttribute<IQuantity> SWAP_P90 = attr("swapPercentile90", "", TIMESPAN);
    static final IAttribute<IQuantity> SWAP_P99 = attr("swapPercentile99", "", TIMESPAN);
    static final IAttribute<IQuantity> SWAP_P999 = attr("swapPercentile999", "", TIMESPAN);
    static final IAttribute<IQuantity> BLOCKED_TIME = attr("blockedTime", "", TIMESPAN);
    static final IAttribute<IQuantity> TOTAL_BLOCKED_TIME = attr("totalBlockedTime", "", TIMESPAN);
    static final IAttribute<IQuantity> PRESSURE_TIME = attr("pressureTime", "", TIMESPAN);
    static final IAttribute<IQuantity> DROPPING_TIME = attr("droppingTime", "", TIMESPAN);
    static final IAttribute<IQuantity> RECOVERY_TIME = attr("recoveryTime", "", TIMESPAN);
    static final IAttribute<IQuantity> BLOCK_LIMIT = attr("blockLimit", "", TIMESPAN);
    static final IAttribute<IQuantity> FLUSH_INTERVAL = attr("flushInterval", "", TIMESPAN);
    static final IAttribute<IQuantity> COLLECTION_INTERVAL = attr("collectionInterval", "", TIMESPAN);
    static final IAttribute<IQuantity> RATE_WINDOW = attr("rateWindow", "", TIMESPAN);
    static final IAttribute<IQuantity> WORKING = attr("working", "", TIMESPAN);
    static final IAttribute<IQuantity> IDLE = attr("idle", "", TIMESPAN);
    static final IAttribute<IQuantity> PROCESSOR_TIME = attr("processorTime", "", TIMESPAN);
    static final IAttribute<IQuantity> PROCESSOR_WAIT = attr("processorWait", "", TIMESPAN);
    static final IAttribute<IQuantity> SINCE_LAST = attr("sinceLast", "", TIMESPAN);

    static final IAttribute<IQuantity> REGISTERED = attr("registered", "", TIMESTAMP);
    static final IAttribute<IQuantity> CREATED = attr("created", "", TIMESTAMP);
    static final IAttribute<IQuantity> BEGAN = attr("began", "", TIMESTAMP);
    static final IAttribute<IQuantity> ENDED = attr("ended", "", TIMESTAMP);

    private static final Map<PressureCounter, IAttribute<IQuantity>> PRESSURE = pressureAttributes();
    private static final List<IAttribute<?>> RECENT =
            List.of(WRITTEN, DROPPED, EVICTED, REJECTED, FILTERED, BYTES_WRITTEN, BYTES_DROPPED);
    private static final List<IAttribute<?>> TOTAL = List.of(
            TOTAL_WRITTEN,
            TOTAL_DROPPED,
            TOTAL_EVICTED,
            TOTAL_REJECTED,
            TOTAL_FILTERED,
            TOTAL_BYTES_WRITTEN,
            TOTAL_BYTES_DROPPED);
    private static final List<IAttribute<?>> SWAP_TIMES = List.of(
            TOTAL_SWAPS, TOTAL_SWAP_TIME, SWAP_AVERAGE, SWAP_MAXIMUM, SWAP_MEDIAN, SWAP_P90, SWAP_P99, SWAP_P999);
    private static final List<IAttribute<?>> STATES = List.of(PRESSURE_TIME, DROPPING_TIME, RECOVERY_TIME);

    /** The events that are loaded, by name, each with what is read of it. */
    public static final Map<String, List<IAttribute<?>>> BY_EVENT = Map.ofEntries(
            Map.entry(ThreadSnapshotEvent.NAME, threadSnapshot()),
            Map.entry(PipelineSnapshotEvent.NAME, pipelineSnapshot()),
            Map.entry(SwapStatisticsEvent.NAME, join(List.of(PIPELINE), SWAP_TIMES)),
            Map.entry(ThreadInfoEvent.NAME, List.of(PIPELINE, THREAD_ID, NAME, VIRTUAL, REGISTERED)),
            Map.entry(DrainThreadEvent.NAME, List.of(PIPELINE, THREAD_ID, NAME, BEGAN, ENDED)),
            Map.entry(DrainSnapshotEvent.NAME, drainSnapshot()),
            Map.entry(DrainSampleEvent.NAME, drainSample()),
            Map.entry(DrainStackEvent.NAME, List.of(STACK_ID, FRAMES)),
            Map.entry(PipelineConfigurationEvent.NAME, configuration()),
            Map.entry(RingSwapEvent.NAME, List.of(PIPELINE, POOL_EXHAUSTED)),
            Map.entry(BackPressureEvent.NAME, backPressure()),
            Map.entry(BackPressureChangeEvent.NAME, List.of(PIPELINE, THREAD_ID, FROM, TO)),
            Map.entry(WriteBlockedEvent.NAME, List.of(PIPELINE, GOT_ROOM)),
            Map.entry(CollectionEvent.NAME, List.of(ROWS, FAILURES, SKIPPED)),
            Map.entry(InstrumentationEvent.NAME, List.of(LIBRARY, VERSION, CLASS_NAME, INSTRUMENTED, REASON)),
            Map.entry(SilentDiscardEvent.NAME, List.of(PIPELINE, TOTAL_DISCARDED, LIBRARY, VERSION, OTHER_VERSION)),
            Map.entry(DATA_LOSS, List.of(AMOUNT)));

    private EventAttributes() {}

    private static Map<PressureCounter, IAttribute<IQuantity>> pressureAttributes() {
        Map<PressureCounter, IAttribute<IQuantity>> attributes = new EnumMap<>(PressureCounter.class);
        for (PressureCounter counter : PressureCounter.values()) {
            attributes.put(counter, attr(counter.field(), "", NUMBER));
        }
        return attributes;
    }

    static IAttribute<IQuantity> of(PressureCounter counter) {
        return Objects.requireNonNull(PRESSURE.get(counter));
    }

    private static List<IAttribute<?>> threadSnapshot() {
        List<IAttribute<?>> own = List.of(
                PIPELINE,
                THREAD_ID,
                TERMINATED,
                STATE,
                INTERVAL,
                EVENT_RATE,
                GREATEST_QUEUE_DEPTH,
                SWAPS,
                RINGS_IN_ROTATION,
                BLOCKED_WRITES,
                BLOCKED_TIME,
                TOTAL_BLOCKED_TIME);
        List<IAttribute<?>> pressure = List.copyOf(PRESSURE.values());
        return join(join(own, pressure), join(join(RECENT, TOTAL), join(SWAP_TIMES, STATES)));
    }

    private static List<IAttribute<?>> pipelineSnapshot() {
        List<IAttribute<?>> own = List.of(
                PIPELINE,
                INTERVAL,
                EVENT_RATE,
                BYTE_RATE,
                DROP_RATE,
                EVENT_RATE_1,
                EVENT_RATE_5,
                EVENT_RATE_15,
                BYTE_RATE_1,
                BYTE_RATE_5,
                BYTE_RATE_15,
                QUEUE_DEPTH,
                LIVE_THREADS,
                RETIRED_THREADS,
                SATURATED);
        List<IAttribute<?>> drain =
                List.of(DRAINED, FAILED, SINK_FAILURES, TOTAL_DRAINED, TOTAL_FAILED, TOTAL_SINK_FAILURES);
        return join(own, join(join(RECENT, TOTAL), drain));
    }

    private static List<IAttribute<?>> drainSnapshot() {
        return List.of(
                PIPELINE,
                THREAD_ID,
                THREAD_NAME,
                INTERVAL,
                DRAINED,
                BYTES,
                TAKES,
                WORK_KNOWN,
                WORKING,
                IDLE,
                PROCESSOR_KNOWN,
                PROCESSOR_TIME,
                PROCESSOR_WAIT_KNOWN,
                PROCESSOR_WAIT);
    }

    private static List<IAttribute<?>> drainSample() {
        return List.of(
                PIPELINE,
                THREAD_ID,
                LOSING,
                STATE,
                AT_WORK,
                STACK,
                BLOCKER_CLASS,
                OWNER_ID,
                OWNER_NAME,
                OWNER_STACK,
                SINCE_LAST);
    }

    private static List<IAttribute<?>> configuration() {
        return List.of(
                PIPELINE,
                CREATED,
                VERSION,
                DRAIN_COUNTED,
                RINGS,
                RING_SIZE,
                DROP_POLICY,
                BLOCK_LIMIT,
                PRESSURE_THRESHOLD,
                NORMAL_THRESHOLD,
                RECOVERY_TIME,
                FLUSH_INTERVAL,
                SINK,
                COLLECTION_INTERVAL,
                RATE_WINDOW,
                MAXIMUM_ROWS);
    }

    private static List<IAttribute<?>> backPressure() {
        List<IAttribute<?>> own = List.of(
                PIPELINE, THREAD_ID, WORST_STATE, DROPPED, EVICTED, REJECTED, BYTES_DROPPED, BLOCKED_TIME, MOVES, CUT);
        return join(own, STATES);
    }

    private static List<IAttribute<?>> join(List<IAttribute<?>> own, List<IAttribute<?>> shared) {
        return Stream.concat(own.stream(), shared.stream()).toList();
    }
}
