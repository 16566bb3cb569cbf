package io.adaflight.analyzer.live;

import static java.util.Map.entry;

import io.adaflight.analyzer.recording.event.Configuration;
import io.adaflight.analyzer.recording.event.DecodedEvent;
import io.adaflight.analyzer.recording.event.DrainCounts;
import io.adaflight.analyzer.recording.event.DrainSnapshot;
import io.adaflight.analyzer.recording.event.DrainThread;
import io.adaflight.analyzer.recording.event.Episode;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.MovingAverages;
import io.adaflight.analyzer.recording.event.PipelineSnapshot;
import io.adaflight.analyzer.recording.event.PressureCounts;
import io.adaflight.analyzer.recording.event.StateMove;
import io.adaflight.analyzer.recording.event.StateTimes;
import io.adaflight.analyzer.recording.event.SwapSnapshot;
import io.adaflight.analyzer.recording.event.SwapTimes;
import io.adaflight.analyzer.recording.event.ThreadIdentity;
import io.adaflight.analyzer.recording.event.ThreadSnapshot;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;

/** Events of the recorder as the records of the analyzer. A field that an older plugin does not have reads as nothing. */
final class LiveEvents {
    static final Map<String, Function<RecordedEvent, DecodedEvent>> READERS = Map.ofEntries(
            entry("adaflight.ThreadSnapshot", event -> threadSnapshot(new LiveRow(event))),
            entry("adaflight.PipelineSnapshot", event -> pipelineSnapshot(new LiveRow(event))),
            entry("adaflight.SwapStatistics", event -> swapSnapshot(new LiveRow(event))),
            entry("adaflight.ThreadInfo", event -> threadIdentity(new LiveRow(event))),
            entry("adaflight.DrainThread", event -> drainThread(new LiveRow(event))),
            entry("adaflight.DrainSnapshot", event -> drainSnapshot(new LiveRow(event))),
            entry("adaflight.PipelineConfiguration", event -> configuration(new LiveRow(event))),
            entry("adaflight.BackPressure", event -> episode(new LiveRow(event))),
            entry("adaflight.BackPressureChange", event -> stateMove(new LiveRow(event))));

    /** The events that a live recording is to have. */
    static final List<String> NAMES = Stream.concat(
                    READERS.keySet().stream(), Stream.of(LiveLooks.SAMPLE, LiveLooks.STACK))
            .sorted()
            .toList();

    /** Those that have a stack unless it is switched off. */
    static final List<String> WITH_STACKS = List.of("adaflight.RingSwap", "adaflight.WriteBlocked");

    static final List<String> PERIODIC =
            List.of("adaflight.ThreadSnapshot", "adaflight.PipelineSnapshot", "adaflight.SwapStatistics");

    private LiveEvents() {}

    private static ThreadSnapshot threadSnapshot(LiveRow row) {
        return new ThreadSnapshot(
                row.endNanos(),
                row.text("pipeline"),
                row.number("threadId"),
                row.flag("terminated"),
                row.text("state"),
                row.nanos("interval"),
                row.counts(""),
                row.counts("total"),
                row.decimal("eventRate"),
                new PressureCounts(
                        row.count("poolExhaustions"), row.count("ringFull"), row.count("allocationFailures")),
                row.count("greatestQueueDepth"),
                row.count("swaps"),
                swapTimes(row),
                row.count("ringsInRotation"),
                row.count("blockedWrites"),
                row.nanos("blockedTime"),
                row.nanos("totalBlockedTime"),
                stateTimes(row));
    }

    private static PipelineSnapshot pipelineSnapshot(LiveRow row) {
        return new PipelineSnapshot(
                row.endNanos(),
                row.text("pipeline"),
                row.nanos("interval"),
                row.counts(""),
                row.counts("total"),
                new DrainCounts(row.count("drained"), row.count("failed"), row.count("sinkFailures")),
                new DrainCounts(row.count("totalDrained"), row.count("totalFailed"), row.count("totalSinkFailures")),
                row.decimal("eventRate"),
                row.decimal("byteRate"),
                row.decimal("dropRate"),
                new MovingAverages(
                        row.decimal("eventRate1Minute"),
                        row.decimal("eventRate5Minutes"),
                        row.decimal("eventRate15Minutes"),
                        row.decimal("byteRate1Minute"),
                        row.decimal("byteRate5Minutes"),
                        row.decimal("byteRate15Minutes")),
                row.count("queueDepth"),
                row.count("liveThreads"),
                row.count("retiredThreads"),
                row.flag("saturated"));
    }

    private static SwapSnapshot swapSnapshot(LiveRow row) {
        return new SwapSnapshot(row.endNanos(), row.text("pipeline"), swapTimes(row));
    }

    private static ThreadIdentity threadIdentity(LiveRow row) {
        return new ThreadIdentity(
                row.endNanos(),
                row.text("pipeline"),
                row.number("threadId"),
                row.text("name"),
                row.flag("virtual"),
                row.epochNanos("registered"));
    }

    private static DrainThread drainThread(LiveRow row) {
        return new DrainThread(
                row.endNanos(),
                row.text("pipeline"),
                row.number("threadId"),
                row.text("name"),
                row.epochNanos("began"),
                row.epochNanos("ended"));
    }

    private static DrainSnapshot drainSnapshot(LiveRow row) {
        return new DrainSnapshot(
                row.startNanos(),
                row.text("pipeline"),
                row.number("threadId"),
                row.text("threadName"),
                row.nanos("interval"),
                row.count("drained"),
                row.count("bytes"),
                row.count("takes"),
                row.flag("workKnown"),
                row.nanos("working"),
                row.flag("processorKnown"),
                row.nanos("processorTime"),
                row.flag("processorWaitKnown"),
                row.nanos("processorWait"));
    }

    private static Configuration configuration(LiveRow row) {
        return new Configuration(
                row.endNanos(),
                row.text("pipeline"),
                row.epochNanos("created"),
                row.text("version"),
                row.flag("drainCounted"),
                row.count("rings"),
                row.count("ringSize"),
                row.text("dropPolicy"),
                row.nanos("blockLimit"),
                row.decimal("pressureThreshold"),
                row.decimal("normalThreshold"),
                row.nanos("recoveryTime"),
                row.nanos("flushInterval"),
                row.text("sink"),
                row.nanos("collectionInterval"),
                row.nanos("rateWindow"),
                row.count("maximumRows"));
    }

    private static Episode episode(LiveRow row) {
        EventCounts lost = new EventCounts(
                0, row.count("dropped"), row.count("evicted"), row.count("rejected"), 0, 0, row.count("bytesDropped"));
        return new Episode(
                row.endNanos(),
                row.text("pipeline"),
                row.number("threadId"),
                row.startNanos(),
                row.text("worstState"),
                lost,
                row.nanos("blockedTime"),
                stateTimes(row),
                row.count("moves"),
                row.flag("cut"));
    }

    private static StateMove stateMove(LiveRow row) {
        return new StateMove(
                row.endNanos(), row.text("pipeline"), row.number("threadId"), row.text("from"), row.text("to"));
    }

    private static SwapTimes swapTimes(LiveRow row) {
        return new SwapTimes(
                row.count("totalSwaps"),
                row.nanos("totalSwapTime"),
                row.nanos("swapAverage"),
                row.nanos("swapMaximum"),
                row.nanos("swapMedian"),
                row.nanos("swapPercentile90"),
                row.nanos("swapPercentile99"),
                row.nanos("swapPercentile999"));
    }

    private static StateTimes stateTimes(LiveRow row) {
        return new StateTimes(row.nanos("pressureTime"), row.nanos("droppingTime"), row.nanos("recoveryTime"));
    }
}
