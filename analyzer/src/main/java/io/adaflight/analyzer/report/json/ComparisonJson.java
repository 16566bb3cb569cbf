package io.adaflight.analyzer.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.adaflight.analyzer.analysis.compare.Change;
import io.adaflight.analyzer.analysis.compare.Comparison;
import io.adaflight.analyzer.analysis.compare.Metric;
import io.adaflight.analyzer.analysis.result.RecordingSummary;
import io.adaflight.analyzer.report.ComparisonRenderer;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** A comparison for programs, as {@code SCHEMA.md} describes it. */
public final class ComparisonJson implements ComparisonRenderer {
    private final boolean asciiOnly;

    /**
     * Creates a renderer.
     *
     * @param asciiOnly write other characters as escapes, for a reader that does not expect UTF-8
     */
    public ComparisonJson(boolean asciiOnly) {
        this.asciiOnly = asciiOnly;
    }

    @Override
    public void render(Comparison comparison, Map<Metric, Double> limits, Writer writer) throws IOException {
        try (JsonGenerator json = JsonOutput.to(writer, asciiOnly)) {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", JsonReport.SCHEMA_VERSION);
            recording(json, "baseline", comparison.baseline());
            recording(json, "candidate", comparison.candidate());
            json.writeBooleanField("lowerBound", comparison.lowerBound());
            json.writeArrayFieldStart("comparisons");
            for (Comparison.Pipeline pipeline : comparison.pipelines()) {
                json.writeStartObject();
                json.writeStringField("pipeline", pipeline.name());
                json.writeArrayFieldStart("changes");
                for (Change change : pipeline.changes()) {
                    change(json, change, limits);
                }
                json.writeEndArray();
                json.writeArrayFieldStart("causes");
                for (Comparison.CauseChange change : pipeline.causes()) {
                    json.writeStartObject();
                    json.writeStringField("cause", change.cause().name());
                    json.writeNumberField("baseline", change.baseline());
                    json.writeNumberField("candidate", change.candidate());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            names(json, "onlyBaseline", comparison.onlyBaseline());
            names(json, "onlyCandidate", comparison.onlyCandidate());
            JsonReport.warnings(json, comparison.warnings());
            json.writeEndObject();
        }
        writer.write('\n');
    }

    private static void recording(JsonGenerator json, String field, RecordingSummary recording) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("name", recording.info().name());
        JsonFields.time(json, "start", recording.window().fromNanos());
        JsonFields.time(json, "end", recording.window().toNanos());
        json.writeEndObject();
    }

    private static void change(JsonGenerator json, Change change, Map<Metric, Double> limits) throws IOException {
        Double limit = limits.get(change.metric());
        json.writeStartObject();
        json.writeStringField("metric", change.metric().name());
        json.writeStringField("unit", change.metric().unit().name());
        json.writeNumberField("baseline", change.baseline());
        json.writeNumberField("candidate", change.candidate());
        if (Double.isInfinite(change.difference())) {
            json.writeNullField("difference");
        } else {
            json.writeNumberField("difference", change.difference());
        }
        json.writeBooleanField("tested", change.tested());
        json.writeNumberField("p", change.p());
        json.writeNumberField("superiority", change.superiority());
        json.writeBooleanField("significant", change.isSignificant());
        if (limit == null) {
            json.writeNullField("limit");
        } else {
            json.writeNumberField("limit", limit);
        }
        json.writeBooleanField("exceeded", change.exceeds(limits));
        json.writeEndObject();
    }

    private static void names(JsonGenerator json, String field, List<String> names) throws IOException {
        json.writeArrayFieldStart(field);
        for (String name : names) {
            json.writeString(name);
        }
        json.writeEndArray();
    }
}
