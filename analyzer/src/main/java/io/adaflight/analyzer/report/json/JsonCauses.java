package io.adaflight.analyzer.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.CauseReport;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.causes.DrainTime;
import io.adaflight.analyzer.analysis.causes.EpisodeCauses;
import io.adaflight.analyzer.analysis.causes.Evidence;
import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import io.adaflight.analyzer.analysis.causes.MissingEvidence;
import io.adaflight.analyzer.wording.CallTree;
import io.adaflight.analyzer.wording.CauseAdvice;
import io.adaflight.analyzer.wording.CauseSentence;
import io.adaflight.analyzer.wording.DrainTimeTable;
import io.adaflight.analyzer.wording.EvidenceSentence;
import io.adaflight.analyzer.wording.MissingSentence;
import io.adaflight.analyzer.wording.StackLines;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The causes of one pipeline's losses in JSON. */
final class JsonCauses {
    private JsonCauses() {}

    static void write(JsonGenerator json, CauseReport causes) throws IOException {
        json.writeObjectFieldStart("causes");
        json.writeNumberField("eventsLost", causes.lostEvents());
        json.writeNumberField("lossNanos", causes.lossNanos());
        json.writeArrayFieldStart("shares");
        for (CauseShare share : causes.shares()) {
            share(json, share, causes);
        }
        json.writeEndArray();
        drainTime(json, causes.drainTime());
        episodes(json, "episodes", causes.episodes(), true);
        episodes(json, "intervals", causes.intervals(), false);
        callTree(json, "callTree", CallTree.of(causes.stacks()));
        json.writeArrayFieldStart("missingEvidence");
        for (MissingEvidence missing : causes.missing()) {
            json.writeStartObject();
            json.writeStringField("cause", missing.cause().name());
            json.writeStringField("setting", missing.setting());
            json.writeStringField("reason", missing.reason());
            json.writeStringField("sentence", MissingSentence.of(missing));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void share(JsonGenerator json, CauseShare share, CauseReport causes) throws IOException {
        json.writeStartObject();
        json.writeStringField("cause", share.cause().name());
        json.writeStringField("sentence", CauseSentence.of(share, causes));
        json.writeNumberField("share", share.share());
        json.writeNumberField("eventsLost", share.lostEvents());
        json.writeBooleanField("fromStart", share.fromStart());
        if (share.cause() == Cause.UNEXPLAINED) {
            json.writeNullField("confidence");
        } else {
            json.writeNumberField("confidence", share.confidence());
        }
        json.writeStringField("advice", CauseAdvice.of(share));
        json.writeArrayFieldStart("evidence");
        for (Evidence evidence : share.evidence()) {
            json.writeStartObject();
            json.writeStringField("text", EvidenceSentence.of(evidence));
            json.writeStringField("summary", EvidenceSentence.withoutStacks(evidence));
            for (Attribute attribute : evidence.attributes()) {
                json.writeStringField(fieldName(attribute.key()), attribute.value());
            }
            json.writeNumberField("heldNanos", evidence.heldNanos());
            json.writeNumberField("count", evidence.count());
            json.writeNumberField("outOf", evidence.outOf());
            JsonFields.time(json, "longestStart", evidence.longestStartNanos());
            JsonFields.time(json, "longestEnd", evidence.longestEndNanos());
            stack(json, "stack", evidence.of(Evidence.Key.FRAMES));
            stack(json, "ownerStack", evidence.of(Evidence.Key.OWNER_FRAMES));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void stack(JsonGenerator json, String name, String frames) throws IOException {
        json.writeArrayFieldStart(name);
        for (StackLines.Frame frame : StackLines.frames(frames)) {
            json.writeStartObject();
            json.writeStringField("method", frame.method());
            json.writeStringField("source", frame.source());
            json.writeBooleanField("own", frame.own());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void callTree(JsonGenerator json, String name, List<CallTree.Node> nodes) throws IOException {
        json.writeArrayFieldStart(name);
        for (CallTree.Node node : nodes) {
            json.writeStartObject();
            json.writeStringField("method", node.method());
            json.writeNumberField("looks", node.looks());
            json.writeNumberField("ended", node.ended());
            Cause cause = node.cause();
            json.writeStringField("cause", cause == null ? null : cause.name());
            json.writeBooleanField("own", node.own());
            callTree(json, "callees", node.callees());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void drainTime(JsonGenerator json, @Nullable DrainTime time) throws IOException {
        if (time == null) {
            json.writeNullField("drainTime");
            return;
        }
        json.writeObjectFieldStart("drainTime");
        json.writeBooleanField("workKnown", time.workKnown());
        json.writeBooleanField("processorKnown", time.processorKnown());
        DrainTime.ServiceTime calm = time.calm();
        if (calm == null) {
            json.writeNullField("calm");
        } else {
            serviceTime(json, "calm", calm, time.calmOfferedPerSecond(), time.calmCapacityPerSecond());
        }
        serviceTime(json, "losing", time.losing(), time.losingOfferedPerSecond(), time.losingCapacityPerSecond());
        json.writeArrayFieldStart("rows");
        for (DrainTimeTable.Row row : DrainTimeTable.rows(time)) {
            json.writeStartObject();
            Cause cause = row.cause();
            json.writeStringField("cause", cause == null ? null : cause.name());
            json.writeStringField("part", row.part());
            json.writeStringField("calm", row.calm());
            json.writeStringField("losing", row.losing());
            json.writeStringField("factor", row.factor());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void serviceTime(
            JsonGenerator json, String name, DrainTime.ServiceTime time, double offered, double capacity)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("events", Math.round(time.events()));
        json.writeNumberField("nanosPerEvent", time.nanos());
        json.writeNumberField("offeredPerSecond", offered);
        json.writeNumberField("capacityPerSecond", capacity);
        json.writeNumberField("looks", time.looks());
        json.writeObjectFieldStart("parts");
        for (DrainTime.Part part : time.parts()) {
            json.writeNumberField(part.cause().name(), part.nanos());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String fieldName(Evidence.Key key) {
        return switch (key) {
            case THREAD -> "thread";
            case OWNER -> "owner";
            case OWNER_WAS -> "ownerWas";
            case CLASS -> "class";
            case PATH -> "path";
            case ADDRESS -> "address";
            case BYTES -> "bytes";
            case OPERATION -> "operation";
            case FRAMES -> "frames";
            case OWNER_FRAMES -> "ownerFrames";
            case FIGURE -> "figure";
        };
    }

    private static void episodes(JsonGenerator json, String name, List<EpisodeCauses> all, boolean ofThreads)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (EpisodeCauses episode : all) {
            json.writeStartObject();
            if (ofThreads) {
                json.writeNumberField("threadId", episode.threadId());
            }
            JsonFields.time(json, "start", episode.startNanos());
            JsonFields.time(json, "end", episode.endNanos());
            json.writeObjectFieldStart("shares");
            for (EpisodeCauses.Weight weight : episode.shares()) {
                json.writeNumberField(weight.cause().name(), weight.share());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
