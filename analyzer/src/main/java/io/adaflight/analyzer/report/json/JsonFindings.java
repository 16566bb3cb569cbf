package io.adaflight.analyzer.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.adaflight.analyzer.analysis.anomalies.Finding;
import io.adaflight.analyzer.wording.FindingSentence;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

/** Findings in JSON. */
final class JsonFindings {
    private JsonFindings() {}

    static void write(JsonGenerator json, List<Finding> findings) throws IOException {
        json.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringField("kind", finding.kind().name());
            json.writeStringField("thread", finding.subject().isEmpty() ? null : finding.subject());
            json.writeStringField("sentence", FindingSentence.of(finding, UnaryOperator.identity()));
            JsonFields.time(json, "start", finding.startNanos());
            JsonFields.time(json, "end", finding.endNanos());
            json.writeNumberField("value", finding.value());
            json.writeNumberField("expected", finding.expected());
            json.writeNumberField("size", finding.size());
            json.writeNumberField("confidence", finding.confidence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
