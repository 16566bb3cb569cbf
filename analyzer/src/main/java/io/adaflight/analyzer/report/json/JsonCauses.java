package io.adaflight.analyzer.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.adaflight.analyzer.analysis.causes.CauseReport;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.causes.EpisodeCauses;
import io.adaflight.analyzer.analysis.causes.Evidence;
import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import io.adaflight.analyzer.analysis.causes.MissingEvidence;
import io.adaflight.analyzer.wording.CauseSentence;
import java.io.IOException;
import java.util.List;

/** The causes of one pipeline's losses in JSON. */
final class JsonCauses {
    private JsonCauses() {}

    static void write(JsonGenerator json, CauseReport causes) throws IOException {
        json.writeObjectFieldStart("causes");
        json.writeNumberField("eventsLost", causes.lostEvents());
        json.writeNumberField("lossNanos", causes.lossNanos());
        json.writeArrayFieldStart("shares");
        for (CauseShare share : causes.shares()) {
            share(json, share, causes.lostEvents());
        }
        json.writeEndArray();
        episodes(json, "episodes", causes.episodes(), true);
        episodes(json, "intervals", causes.intervals(), false);
        json.writeArrayFieldStart("missingEvidence");
        for (MissingEvidence missing : causes.missing()) {
            json.writeStartObject();
            json.writeStringField("cause", missing.cause().name());
            json.writeStringField("setting", missing.setting());
            json.writeStringField("reason", missing.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void share(JsonGenerator json, CauseShare share, long lostEvents) throws IOException {
        json.writeStartObject();
        json.writeStringField("cause", share.cause().name());
        json.writeStringField("sentence", CauseSentence.of(share, lostEvents));
        json.writeNumberField("share", share.share());
        json.writeNumberField("eventsLost", share.lostEvents());
        json.writeNumberField("heldShare", share.heldShare());
        json.writeNumberField("baseline", share.baseline());
        json.writeNumberField("lift", share.lift());
        json.writeNumberField("confidence", share.confidence());
        json.writeArrayFieldStart("evidence");
        for (Evidence evidence : share.evidence()) {
            json.writeStartObject();
            for (Attribute attribute : evidence.attributes()) {
                json.writeStringField(fieldName(attribute.key()), attribute.value());
            }
            json.writeNumberField("heldNanos", evidence.heldNanos());
            json.writeNumberField("count", evidence.count());
            JsonFields.time(json, "longestStart", evidence.longestStartNanos());
            JsonFields.time(json, "longestEnd", evidence.longestEndNanos());
            json.writeEndObject();
        }
        json.writeEndArray();
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
