package io.adaflight.analyzer.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.adaflight.analyzer.analysis.result.EpochTime;
import io.adaflight.analyzer.analysis.result.ProcessIdentity;
import io.adaflight.analyzer.recording.event.DrainCounts;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.PressureCounter;
import io.adaflight.analyzer.recording.event.PressureCounts;
import io.adaflight.analyzer.recording.event.StateTimes;
import io.adaflight.analyzer.recording.event.SwapTimes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Groups of JSON fields that appear in several places. */
final class JsonFields {
    private JsonFields() {}

    /** A moment in two fields: for people under its name, and in nanoseconds since the epoch. */
    static void time(JsonGenerator json, String name, long nanos) throws IOException {
        json.writeStringField(name, EpochTime.iso(nanos));
        json.writeNumberField(name + "Nanos", nanos);
    }

    /** The process that was recorded; null where unknown. */
    static void process(JsonGenerator json, ProcessIdentity process) throws IOException {
        json.writeObjectFieldStart("process");
        if (process.jvmStartNanos() > 0) {
            time(json, "jvmStart", process.jvmStartNanos());
        } else {
            json.writeNullField("jvmStart");
            json.writeNullField("jvmStartNanos");
        }
        if (process.pid() > 0) {
            json.writeNumberField("pid", process.pid());
        } else {
            json.writeNullField("pid");
        }
        known(json, "host", process.host());
        known(json, "application", process.application());
        known(json, "applicationVersion", process.applicationVersion());
        known(json, "mainClass", process.mainClass());
        known(json, "javaVersion", process.javaVersion());
        json.writeEndObject();
    }

    private static void known(JsonGenerator json, String name, String text) throws IOException {
        json.writeStringField(name, text.isEmpty() ? null : text);
    }

    /** The counts of events at the current level. */
    static void counts(JsonGenerator json, EventCounts counts) throws IOException {
        json.writeNumberField("eventsOffered", counts.offered());
        json.writeNumberField("eventsWritten", counts.written());
        json.writeNumberField("eventsDropped", counts.dropped());
        json.writeNumberField("eventsRejected", counts.rejected());
        json.writeNumberField("eventsEvicted", counts.evicted());
        json.writeNumberField("eventsFiltered", counts.filtered());
        json.writeNumberField("bytesWritten", counts.bytesWritten());
        json.writeNumberField("bytesDropped", counts.bytesDropped());
        json.writeNumberField("lossRatio", counts.lossRatio());
    }

    /** The totals of one or all pipelines; drained is null when not counted. */
    static void totals(JsonGenerator json, String name, EventCounts counts, DrainCounts drain, boolean drainCounted)
            throws IOException {
        json.writeObjectFieldStart(name);
        counts(json, counts);
        if (drainCounted) {
            json.writeNumberField("eventsDrained", drain.drained());
        } else {
            json.writeNullField("eventsDrained");
        }
        json.writeNumberField("eventsFailed", drain.failed());
        json.writeNumberField("sinkFailures", drain.sinkFailures());
        json.writeEndObject();
    }

    static void states(JsonGenerator json, StateTimes states) throws IOException {
        json.writeNumberField("pressureNanos", states.pressureNanos());
        json.writeNumberField("droppingNanos", states.droppingNanos());
        json.writeNumberField("recoveryNanos", states.recoveryNanos());
    }

    static void pressure(JsonGenerator json, PressureCounts counts) throws IOException {
        for (PressureCounter counter : PressureCounter.values()) {
            json.writeNumberField(counter.field(), counts.get(counter));
        }
    }

    static void swaps(JsonGenerator json, long count, @Nullable SwapTimes times) throws IOException {
        json.writeObjectFieldStart("swaps");
        json.writeNumberField("count", count);
        swapTime(json, "totalCount", times == null ? null : times.count());
        swapTime(json, "totalNanos", times == null ? null : times.totalNanos());
        swapTime(json, "averageNanos", times == null ? null : times.averageNanos());
        swapTime(json, "p50Nanos", times == null ? null : times.p50Nanos());
        swapTime(json, "p90Nanos", times == null ? null : times.p90Nanos());
        swapTime(json, "p99Nanos", times == null ? null : times.p99Nanos());
        swapTime(json, "p999Nanos", times == null ? null : times.p999Nanos());
        swapTime(json, "maxNanos", times == null ? null : times.maximumNanos());
        json.writeEndObject();
    }

    private static void swapTime(JsonGenerator json, String name, @Nullable Long value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }
}
