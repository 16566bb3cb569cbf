package io.adaflight.layout;

import java.util.Locale;

/**
 * The names under which counts are published as OpenMetrics, by a report on a recording and by a JVM that runs. What grows for
 * ever in the JVM is a counter there, whose samples end in {@code _total}; between two moments of a recording it is a gauge.
 */
public enum Metric {
    /** Events offered. */
    EVENTS_OFFERED(Kind.COUNTER, Scope.BOTH, "Events offered."),
    /** Events accepted. */
    EVENTS_WRITTEN(Kind.COUNTER, Scope.BOTH, "Events accepted."),
    /** Events lost. */
    EVENTS_DROPPED(Kind.COUNTER, Scope.BOTH, "Events lost."),
    /** Events not accepted. */
    EVENTS_REJECTED(Kind.COUNTER, Scope.BOTH, "Events not accepted."),
    /** Accepted events lost. */
    EVENTS_EVICTED(Kind.COUNTER, Scope.BOTH, "Accepted events lost."),
    /** Events left out on purpose. */
    EVENTS_FILTERED(Kind.COUNTER, Scope.BOTH, "Events left out on purpose."),
    /** Events taken out. */
    EVENTS_DRAINED(Kind.COUNTER, Scope.BOTH, "Events taken out."),
    /** Drained events that a sink did not take. */
    EVENTS_FAILED(Kind.COUNTER, Scope.BOTH, "Drained events that a sink did not take."),
    /** Bytes accepted. */
    WRITTEN_BYTES(Kind.COUNTER, Scope.BOTH, "Bytes accepted."),
    /** Bytes lost. */
    DROPPED_BYTES(Kind.COUNTER, Scope.BOTH, "Bytes lost."),
    /** Writes that waited for room. */
    WRITES_BLOCKED(Kind.COUNTER, Scope.LIVE, "Writes that waited for room."),
    /** Time that writes waited for room. */
    BLOCKED_SECONDS(Kind.COUNTER, Scope.LIVE, "Time that writes waited for room."),
    /** Failures of a sink. */
    SINK_FAILURES(Kind.COUNTER, Scope.LIVE, "Failures of a sink."),
    /** Events lost to events offered. */
    LOSS_RATIO(Kind.GAUGE, Scope.BOTH, "Events lost to events offered."),
    /** Events accepted a second. */
    EVENTS_PER_SECOND(Kind.GAUGE, Scope.BOTH, "Events accepted a second."),
    /** Episodes of back-pressure. */
    EPISODES(Kind.COUNTER, Scope.RECORDING, "Episodes of back-pressure."),
    /** Events that wait. */
    QUEUE_DEPTH(Kind.GAUGE, Scope.LIVE, "Events that wait."),
    /** Most events seen waiting. */
    QUEUE_DEPTH_MAX(Kind.GAUGE, Scope.BOTH, "Most events seen waiting."),
    /** Registered threads that run. */
    LIVE_THREADS(Kind.GAUGE, Scope.BOTH, "Registered threads that run."),
    /** Registered threads that have no samples of their own. */
    UNLISTED_THREADS(Kind.GAUGE, Scope.LIVE, "Registered threads that have no samples of their own."),
    /** How long ring swaps took. */
    SWAP_SECONDS(Kind.SUMMARY, Scope.BOTH, "How long ring swaps took since the pipeline began."),
    /** Events lost for a cause. */
    CAUSE_EVENTS_DROPPED(Kind.COUNTER, Scope.RECORDING, "Events lost for this cause."),
    /** How likely a cause is. */
    CAUSE_CONFIDENCE_RATIO(Kind.GAUGE, Scope.RECORDING, "How likely it is that the cause had that part."),
    /** Events that a thread wrote. */
    THREAD_EVENTS_WRITTEN(Kind.COUNTER, Scope.BOTH, "Events accepted."),
    /** Events that a thread lost. */
    THREAD_EVENTS_DROPPED(Kind.COUNTER, Scope.BOTH, "Events lost."),
    /** Bytes that a thread wrote. */
    THREAD_WRITTEN_BYTES(Kind.COUNTER, Scope.BOTH, "Bytes accepted."),
    /** Events that a thread lost to those that it offered. */
    THREAD_LOSS_RATIO(Kind.GAUGE, Scope.BOTH, "Events lost to events offered."),
    /** Time that a thread waited for room. */
    THREAD_BLOCKED_SECONDS(Kind.COUNTER, Scope.BOTH, "Time that writes waited for room."),
    /** Time that a thread had no free ring. */
    THREAD_DROPPING_SECONDS(Kind.COUNTER, Scope.BOTH, "Time without a free ring."),
    /** Ring swaps of a thread. */
    THREAD_SWAPS(Kind.COUNTER, Scope.BOTH, "Ring swaps.");

    /** What a metric's value is in a JVM that runs. */
    public enum Kind {
        /** Only grows. */
        COUNTER,
        /** Goes up and down. */
        GAUGE,
        /** Quantiles, a sum and a count. */
        SUMMARY;

        /** The word for it in the format. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who publishes a metric. */
    private enum Scope {
        LIVE,
        RECORDING,
        BOTH
    }

    private static final String[] UNITS = {"bytes", "seconds", "ratio"};

    private final Kind kind;
    private final Scope scope;
    private final String help;

    Metric(Kind kind, Scope scope, String help) {
        this.kind = kind;
        this.scope = scope;
        this.help = help;
    }

    /** The name of the metric family. */
    public String family() {
        return "adaflight_" + name().toLowerCase(Locale.ROOT);
    }

    /** The name of its samples in a JVM that runs; those of a summary add to it. */
    public String liveSample() {
        return kind == Kind.COUNTER ? family() + "_total" : family();
    }

    /** What its value is in a JVM that runs. */
    public Kind kind() {
        return kind;
    }

    /** Whether a JVM that runs publishes it. */
    public boolean isLive() {
        return scope != Scope.RECORDING;
    }

    /** Whether a report on a recording has it. */
    public boolean isRecorded() {
        return scope != Scope.LIVE;
    }

    /** Its unit, with which the name of its family ends; empty for none. */
    public String unit() {
        for (String unit : UNITS) {
            if (family().endsWith("_" + unit)) {
                return unit;
            }
        }
        return "";
    }

    /** What it is, in a sentence. */
    public String help() {
        return help;
    }
}
