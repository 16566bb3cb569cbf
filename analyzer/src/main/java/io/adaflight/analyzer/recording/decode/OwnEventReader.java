package io.adaflight.analyzer.recording.decode;

import io.adaflight.analyzer.recording.event.BlockedWrite;
import io.adaflight.analyzer.recording.event.CollectionCost;
import io.adaflight.analyzer.recording.event.Configuration;
import io.adaflight.analyzer.recording.event.DataLoss;
import io.adaflight.analyzer.recording.event.DecodedEvent;
import io.adaflight.analyzer.recording.event.DrainCounts;
import io.adaflight.analyzer.recording.event.DrainLook;
import io.adaflight.analyzer.recording.event.DrainSnapshot;
import io.adaflight.analyzer.recording.event.DrainThread;
import io.adaflight.analyzer.recording.event.Episode;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.InstrumentedClass;
import io.adaflight.analyzer.recording.event.MovingAverages;
import io.adaflight.analyzer.recording.event.PipelineSnapshot;
import io.adaflight.analyzer.recording.event.SilentDiscard;
import io.adaflight.analyzer.recording.event.SlowSwap;
import io.adaflight.analyzer.recording.event.StateMove;
import io.adaflight.analyzer.recording.event.SwapSnapshot;
import io.adaflight.analyzer.recording.event.ThreadIdentity;
import io.adaflight.analyzer.recording.event.ThreadSnapshot;
import io.adaflight.events.BackPressureChangeEvent;
import io.adaflight.events.BackPressureEvent;
import io.adaflight.events.CollectionEvent;
import io.adaflight.events.DrainSampleEvent;
import io.adaflight.events.DrainSnapshotEvent;
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
import java.util.Map;
import java.util.function.Function;
import org.openjdk.jmc.common.unit.UnitLookup;

/** Turns AdaFlight's events, and the recorder's about itself, into ours, wherever their fields come from. */
public final class OwnEventReader {
    /** By the name of the event. */
    public static final Map<String, Function<EventFields, DecodedEvent>> READERS = Map.ofEntries(
            Map.entry(ThreadSnapshotEvent.NAME, OwnEventReader::threadSnapshot),
            Map.entry(PipelineSnapshotEvent.NAME, OwnEventReader::pipelineSnapshot),
            Map.entry(SwapStatisticsEvent.NAME, OwnEventReader::swapSnapshot),
            Map.entry(ThreadInfoEvent.NAME, OwnEventReader::threadIdentity),
            Map.entry(DrainThreadEvent.NAME, OwnEventReader::drainThread),
            Map.entry(DrainSnapshotEvent.NAME, OwnEventReader::drainSnapshot),
            Map.entry(DrainSampleEvent.NAME, OwnEventReader::drainLook),
            Map.entry(PipelineConfigurationEvent.NAME, OwnEventReader::configuration),
            Map.entry(RingSwapEvent.NAME, OwnEventReader::slowSwap),
            Map.entry(BackPressureEvent.NAME, OwnEventReader::episode),
            Map.entry(BackPressureChangeEvent.NAME, OwnEventReader::stateMove),
            Map.entry(WriteBlockedEvent.NAME, OwnEventReader::blockedWrite),
            Map.entry(CollectionEvent.NAME, OwnEventReader::collectionCost),
            Map.entry(InstrumentationEvent.NAME, OwnEventReader::instrumentedClass),
            Map.entry(SilentDiscardEvent.NAME, OwnEventReader::silentDiscard),
            Map.entry(EventAttributes.DATA_LOSS, OwnEventReader::dataLoss));

    private OwnEventReader() {}

    private static DecodedEvent threadSnapshot(EventFields row) {
        return new ThreadSnapshot(
                row.endNanos(),
                row.text(EventAttributes.PIPELINE),
                row.rawNumber(EventAttributes.THREAD_ID),
                row.flag(EventAttributes.TERMINATED),
                row.text(EventAttributes.STATE),
                row.nanos(EventAttributes.INTERVAL),
                row.recentCounts(),
                row.totalCounts(),
                row.decimal(EventAttributes.EVENT_RATE, UnitLookup.HERTZ),
                row.pressureCounts(),
                row.count(EventAttributes.GREATEST_QUEUE_DEPTH),
                row.count(EventAttributes.SWAPS),
                row.swapTimes(),
                row.count(EventAttributes.RINGS_IN_ROTATION),
                row.count(EventAttributes.BLOCKED_WRITES),
                row.nanos(EventAttributes.BLOCKED_TIME),
                row.nanos(EventAttributes.TOTAL_BLOCKED_TIME),
                row.stateTimes());
    }

    private static DecodedEvent pipelineSnapshot(EventFields row) {
        return new PipelineSnapshot(
                row.endNanos(),
                row.text(EventAttributes.PIPELINE),
                row.nanos(EventAttributes.INTERVAL),
                row.recentCounts(),
                row.totalCounts(),
                new DrainCounts(
                        row.count(EventAttributes.DRAINED),
                        row.count(EventAttributes.FAILED),
                        row.count(EventAttributes.SINK_FAILURES)),
                new DrainCounts(
                        row.total(EventAttributes.TOTAL_DRAINED),
                        row.total(EventAttributes.TOTAL_FAILED),
                        row.total(EventAttributes.TOTAL_SINK_FAILURES)),
                row.decimal(EventAttributes.EVENT_RATE, UnitLookup.HERTZ),
                row.decimal(EventAttributes.BYTE_RATE, UnitLookup.BYTE),
                row.decimal(EventAttributes.DROP_RATE, UnitLookup.HERTZ),
                new MovingAverages(
                        row.decimal(EventAttributes.EVENT_RATE_1, UnitLookup.HERTZ),
                        row.decimal(EventAttributes.EVENT_RATE_5, UnitLookup.HERTZ),
                        row.decimal(EventAttributes.EVENT_RATE_15, UnitLookup.HERTZ),
                        row.decimal(EventAttributes.BYTE_RATE_1, UnitLookup.BYTE),
                        row.decimal(EventAttributes.BYTE_RATE_5, UnitLookup.BYTE),
                        row.decimal(EventAttributes.BYTE_RATE_15, UnitLookup.BYTE)),
                row.count(EventAttributes.QUEUE_DEPTH),
                row.count(EventAttributes.LIVE_THREADS),
                row.count(EventAttributes.RETIRED_THREADS),
                row.flag(EventAttributes.SATURATED));
    }

    private static DecodedEvent swapSnapshot(EventFields row) {
        return new SwapSnapshot(row.endNanos(), row.text(EventAttributes.PIPELINE), row.swapTimes());
    }

    private static DecodedEvent threadIdentity(EventFields row) {
        return new ThreadIdentity(
                row.endNanos(),
                row.text(EventAttributes.PIPELINE),
                row.rawNumber(EventAttributes.THREAD_ID),
                row.text(EventAttributes.NAME),
                row.flag(EventAttributes.VIRTUAL),
                row.epochNanos(EventAttributes.REGISTERED));
    }

    private static DecodedEvent instrumentedClass(EventFields row) {
        return new InstrumentedClass(
                row.endNanos(),
                row.text(EventAttributes.LIBRARY),
                row.text(EventAttributes.VERSION),
                row.text(EventAttributes.CLASS_NAME),
                row.flag(EventAttributes.INSTRUMENTED),
                row.text(EventAttributes.REASON));
    }

    private static DecodedEvent silentDiscard(EventFields row) {
        return new SilentDiscard(
                row.endNanos(),
                row.text(EventAttributes.PIPELINE),
                row.total(EventAttributes.TOTAL_DISCARDED),
                row.text(EventAttributes.LIBRARY),
                row.text(EventAttributes.VERSION),
                row.text(EventAttributes.OTHER_VERSION));
    }

    private static DecodedEvent drainThread(EventFields row) {
        return new DrainThread(
                row.endNanos(),
                row.text(EventAttributes.PIPELINE),
                row.rawNumber(EventAttributes.THREAD_ID),
                row.text(EventAttributes.NAME),
                row.epochNanos(EventAttributes.BEGAN),
                row.epochNanos(EventAttributes.ENDED));
    }

    private static DecodedEvent drainSnapshot(EventFields row) {
        /* A row of calm time may be committed after its interval. */
        return new DrainSnapshot(
                row.startNanos(),
                row.text(EventAttributes.PIPELINE),
                row.rawNumber(EventAttributes.THREAD_ID),
                row.text(EventAttributes.THREAD_NAME),
                row.nanos(EventAttributes.INTERVAL),
                row.count(EventAttributes.DRAINED),
                row.bytes(EventAttributes.BYTES),
                row.count(EventAttributes.TAKES),
                row.flag(EventAttributes.WORK_KNOWN),
                row.nanos(EventAttributes.WORKING),
                row.flag(EventAttributes.PROCESSOR_KNOWN),
                row.nanos(EventAttributes.PROCESSOR_TIME),
                row.flag(EventAttributes.PROCESSOR_WAIT_KNOWN),
                row.nanos(EventAttributes.PROCESSOR_WAIT));
    }

    private static DecodedEvent drainLook(EventFields row) {
        return new DrainLook(
                row.endNanos(),
                row.text(EventAttributes.PIPELINE),
                row.rawNumber(EventAttributes.THREAD_ID),
                row.flag(EventAttributes.LOSING),
                row.text(EventAttributes.STATE),
                row.whole(EventAttributes.AT_WORK),
                row.drainStack(EventAttributes.STACK),
                row.text(EventAttributes.BLOCKER_CLASS),
                row.text(EventAttributes.OWNER_NAME),
                row.drainStack(EventAttributes.OWNER_STACK),
                row.nanos(EventAttributes.SINCE_LAST));
    }

    private static DecodedEvent configuration(EventFields row) {
        return new Configuration(
                row.endNanos(),
                row.text(EventAttributes.PIPELINE),
                row.epochNanos(EventAttributes.CREATED),
                row.text(EventAttributes.VERSION),
                row.flag(EventAttributes.DRAIN_COUNTED),
                row.count(EventAttributes.RINGS),
                row.bytes(EventAttributes.RING_SIZE),
                row.text(EventAttributes.DROP_POLICY),
                row.nanos(EventAttributes.BLOCK_LIMIT),
                row.decimal(EventAttributes.PRESSURE_THRESHOLD, UnitLookup.PERCENT_UNITY),
                row.decimal(EventAttributes.NORMAL_THRESHOLD, UnitLookup.PERCENT_UNITY),
                row.nanos(EventAttributes.RECOVERY_TIME),
                row.nanos(EventAttributes.FLUSH_INTERVAL),
                row.text(EventAttributes.SINK),
                row.nanos(EventAttributes.COLLECTION_INTERVAL),
                row.nanos(EventAttributes.RATE_WINDOW),
                row.count(EventAttributes.MAXIMUM_ROWS));
    }

    private static DecodedEvent slowSwap(EventFields row) {
        return new SlowSwap(
                row.endNanos(),
                row.text(EventAttributes.PIPELINE),
                row.eventThreadId(),
                row.eventThreadName(),
                row.durationNanos(),
                row.flag(EventAttributes.POOL_EXHAUSTED));
    }

    private static DecodedEvent episode(EventFields row) {
        return new Episode(
                row.endNanos(),
                row.text(EventAttributes.PIPELINE),
                row.rawNumber(EventAttributes.THREAD_ID),
                row.startNanos(),
                row.text(EventAttributes.WORST_STATE),
                new EventCounts(
                        0,
                        row.count(EventAttributes.DROPPED),
                        row.count(EventAttributes.EVICTED),
                        row.count(EventAttributes.REJECTED),
                        0,
                        0,
                        row.bytes(EventAttributes.BYTES_DROPPED)),
                row.nanos(EventAttributes.BLOCKED_TIME),
                row.stateTimes(),
                row.count(EventAttributes.MOVES),
                row.flag(EventAttributes.CUT));
    }

    private static DecodedEvent stateMove(EventFields row) {
        return new StateMove(
                row.endNanos(),
                row.text(EventAttributes.PIPELINE),
                row.rawNumber(EventAttributes.THREAD_ID),
                row.text(EventAttributes.FROM),
                row.text(EventAttributes.TO));
    }

    private static DecodedEvent blockedWrite(EventFields row) {
        return new BlockedWrite(
                row.endNanos(),
                row.text(EventAttributes.PIPELINE),
                row.eventThreadId(),
                row.eventThreadName(),
                row.durationNanos(),
                row.flag(EventAttributes.GOT_ROOM));
    }

    private static DecodedEvent collectionCost(EventFields row) {
        return new CollectionCost(
                row.endNanos(),
                row.durationNanos(),
                row.count(EventAttributes.ROWS),
                row.count(EventAttributes.FAILURES),
                row.count(EventAttributes.SKIPPED));
    }

    private static DecodedEvent dataLoss(EventFields row) {
        return new DataLoss(row.endNanos(), row.bytes(EventAttributes.AMOUNT));
    }
}
