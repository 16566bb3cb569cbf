package io.adaflight.adapters;

import io.adaflight.EventCounts;
import io.adaflight.Snapshot;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * A number of a pipeline. Names are without the unit, which Micrometer and OpenTelemetry hand on by itself: Prometheus gets the same
 * names from both as from AdaFlight's own endpoint.
 */
public enum Measure {
    /** Events offered. */
    EVENTS_OFFERED("adaflight.events.offered", Unit.EVENTS, "Events offered.", EventCounts::offered),
    /** Events accepted. */
    EVENTS_WRITTEN("adaflight.events.written", Unit.EVENTS, "Events accepted.", EventCounts::eventsWritten),
    /** Events lost. */
    EVENTS_DROPPED("adaflight.events.dropped", Unit.EVENTS, "Events lost.", EventCounts::dropped),
    /** Events not accepted. */
    EVENTS_REJECTED("adaflight.events.rejected", Unit.EVENTS, "Events not accepted.", EventCounts::eventsRejected),
    /** Accepted events lost. */
    EVENTS_EVICTED("adaflight.events.evicted", Unit.EVENTS, "Accepted events lost.", EventCounts::eventsEvicted),
    /** Events left out on purpose. */
    EVENTS_FILTERED(
            "adaflight.events.filtered", Unit.EVENTS, "Events left out on purpose.", EventCounts::eventsFiltered),
    /** Events taken out. */
    EVENTS_DRAINED("adaflight.events.drained", true, Unit.EVENTS, "Events taken out.", of(Snapshot::eventsDrained)),
    /** Drained events that a sink did not take. */
    EVENTS_FAILED(
            "adaflight.events.failed",
            true,
            Unit.EVENTS,
            "Drained events that a sink did not take.",
            of(Snapshot::eventsFailed)),
    /** Bytes accepted. */
    WRITTEN_BYTES("adaflight.written", Unit.BYTES, "Bytes accepted.", EventCounts::bytesWritten),
    /** Bytes lost. */
    DROPPED_BYTES("adaflight.dropped", Unit.BYTES, "Bytes lost.", EventCounts::bytesDropped),
    /** Writes that waited for room. */
    WRITES_BLOCKED("adaflight.writes.blocked", Unit.EVENTS, "Writes that waited for room.", EventCounts::blockedWrites),
    /** Time that writes waited for room. */
    BLOCKED_SECONDS("adaflight.blocked", Unit.SECONDS, "Time that writes waited for room.", EventCounts::blockedNanos),
    /** Failures of a sink. */
    SINK_FAILURES("adaflight.sink.failures", true, Unit.EVENTS, "Failures of a sink.", of(Snapshot::sinkFailures)),
    /** Events lost to events offered. */
    LOSS_RATIO(
            "adaflight.loss",
            false,
            Unit.RATIO,
            "Events lost to events offered.",
            of(snapshot -> snapshot.totals().dropRatio())),
    /** Events accepted a second. */
    EVENTS_PER_SECOND(
            "adaflight.events.per.second",
            false,
            Unit.EVENTS,
            "Events accepted a second.",
            of(Snapshot::eventsPerSecond)),
    /** Events that wait; not a number until the first event was drained. */
    QUEUE_DEPTH("adaflight.queue.depth", false, Unit.EVENTS, "Events that wait.", of(Measure::queueDepth)),
    /** Most events seen waiting. */
    QUEUE_DEPTH_MAX(
            "adaflight.queue.depth.max",
            false,
            Unit.EVENTS,
            "Most events seen waiting.",
            of(snapshot -> snapshot.totals().queueDepthMaximum())),
    /** Registered threads that run. */
    LIVE_THREADS(
            "adaflight.live.threads", false, Unit.EVENTS, "Registered threads that run.", of(Snapshot::liveThreads)),
    /** Registered threads that have no numbers of their own. */
    UNLISTED_THREADS(
            "adaflight.unlisted.threads",
            false,
            Unit.EVENTS,
            "Registered threads that have no samples of their own.",
            Reading::unlistedThreads);

    private final String meterName;
    private final boolean counter;
    private final Unit unit;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // A lambda without state.
    private final ToDoubleFunction<Reading> value;

    Measure(String meterName, Unit unit, String description, ToLongFunction<EventCounts> count) {
        this(meterName, true, unit, description, of(snapshot -> unit.scaled(count.applyAsLong(snapshot.totals()))));
    }

    Measure(String meterName, boolean counter, Unit unit, String description, ToDoubleFunction<Reading> value) {
        this.meterName = meterName;
        this.counter = counter;
        this.unit = unit;
        this.description = description;
        this.value = value;
    }

    private static ToDoubleFunction<Reading> of(ToDoubleFunction<Snapshot> value) {
        return reading -> value.applyAsDouble(reading.pipeline().snapshot());
    }

    /* A queue that nobody is known to drain would seem to grow for ever. */
    private static double queueDepth(Snapshot snapshot) {
        return snapshot.eventsDrained() == 0 ? Double.NaN : snapshot.queueDepth();
    }

    /** {@return the name, with dots and without the unit} */
    public String meterName() {
        return meterName;
    }

    /** {@return whether it only grows} */
    public boolean isCounter() {
        return counter;
    }

    /** {@return its unit} */
    public Unit unit() {
        return unit;
    }

    /** {@return what it is, in a sentence} */
    public String description() {
        return description;
    }

    /**
     * {@return its value now; not a number where it is not known}
     *
     * @param reading of which pipeline
     */
    public double value(Reading reading) {
        return value.applyAsDouble(reading);
    }
}
