package io.adaflight.analyzer.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.fleet.FleetReport;
import io.adaflight.analyzer.analysis.fleet.FleetRow;
import io.adaflight.analyzer.report.FleetRenderer;
import io.adaflight.analyzer.report.text.FleetText;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The report on a fleet for programs, in the schema that {@code SCHEMA.md} describes. */
public final class FleetJson implements FleetRenderer {
    private final int top;
    private final boolean asciiOnly;

    /**
     * Creates a renderer.
     *
     * @param top how many recordings are written
     * @param asciiOnly write other characters as escapes, for a reader that does not expect UTF-8
     */
    public FleetJson(int top, boolean asciiOnly) {
        this.top = top;
        this.asciiOnly = asciiOnly;
    }

    @Override
    public void render(FleetReport report, Writer writer) throws IOException {
        try (JsonGenerator json = JsonOutput.to(writer, asciiOnly)) {
            write(report, top, row -> null, json);
        }
        writer.write('\n');
    }

    /**
     * Writes the report as an object.
     *
     * @param page where the page of a recording is, relative to this one; null for none
     */
    public static void write(FleetReport report, int top, Function<FleetRow, @Nullable String> page, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("schemaVersion", JsonReport.SCHEMA_VERSION);
        verdict(json, report);
        JsonFields.totals(json, "totals", report.counts(), report.drain(), report.drainCounted());
        causes(json, report.lostByCause());
        json.writeNumberField("recordingCount", report.rows().size());
        json.writeArrayFieldStart("recordings");
        for (FleetRow row : report.rows().subList(0, Math.min(top, report.rows().size()))) {
            row(json, row, page.apply(row));
        }
        json.writeEndArray();
        JsonReport.warnings(json, report.warnings());
        json.writeEndObject();
    }

    private static void causes(JsonGenerator json, Map<Cause, Long> lostByCause) throws IOException {
        json.writeObjectFieldStart("lostByCause");
        for (Map.Entry<Cause, Long> cause : new TreeMap<>(lostByCause).entrySet()) {
            json.writeNumberField(cause.getKey().name(), cause.getValue());
        }
        json.writeEndObject();
    }

    private static void verdict(JsonGenerator json, FleetReport report) throws IOException {
        FleetRow worst = report.worst();
        Cause mainCause = report.mainCause();
        json.writeObjectFieldStart("verdict");
        json.writeStringField("text", FleetText.sentence(report));
        json.writeNumberField("eventsOffered", report.counts().offered());
        json.writeNumberField("eventsLost", report.counts().dropped());
        json.writeNumberField("lossRatio", report.counts().lossRatio());
        json.writeBooleanField("lowerBound", report.lowerBound());
        json.writeStringField(
                "worstRecording", worst == null ? null : worst.info().name());
        json.writeNumberField("worstRecordingShare", worst == null ? 0 : report.shareOfLoss(worst.counts()));
        json.writeNumberField("worstPipelineLossRatio", report.worstPipelineLossRatio());
        json.writeNumberField("eventsFailed", report.drain().failed());
        json.writeStringField("mainCause", mainCause == null ? null : mainCause.name());
        json.writeNumberField("mainCauseShare", report.mainCauseShare());
        json.writeEndObject();
    }

    private static void row(JsonGenerator json, FleetRow row, @Nullable String page) throws IOException {
        json.writeStartObject();
        JsonReport.place(json, row.info(), row.process(), row.readChunks(), row.window());
        JsonReport.verdict(json, row.verdict());
        JsonFields.totals(json, "totals", row.counts(), row.drain(), row.drainCounted());
        json.writeNumberField("pipelineCount", row.pipelines());
        json.writeNumberField("warningCount", row.warnings());
        causes(json, row.lostByCause());
        json.writeArrayFieldStart("lostOverTime");
        for (long lost : row.lostOverTime()) {
            json.writeNumber(lost);
        }
        json.writeEndArray();
        if (page != null) {
            json.writeStringField("page", page);
        }
        json.writeEndObject();
    }
}
