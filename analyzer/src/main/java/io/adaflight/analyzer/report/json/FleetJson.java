package io.adaflight.analyzer.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.fleet.FleetReport;
import io.adaflight.analyzer.analysis.fleet.FleetRow;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.report.FleetRenderer;
import io.adaflight.analyzer.report.text.FleetText;
import java.io.IOException;
import java.io.Writer;

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
            json.writeStartObject();
            json.writeNumberField("schemaVersion", JsonReport.SCHEMA_VERSION);
            verdict(json, report);
            JsonFields.totals(json, "totals", report.counts(), report.drain(), true);
            json.writeNumberField("recordingCount", report.rows().size());
            json.writeArrayFieldStart("recordings");
            for (FleetRow row :
                    report.rows().subList(0, Math.min(top, report.rows().size()))) {
                row(json, row);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("warnings");
            for (Warning warning : report.warnings()) {
                JsonReport.warning(json, warning);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        writer.write('\n');
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

    private static void row(JsonGenerator json, FleetRow row) throws IOException {
        json.writeStartObject();
        JsonReport.place(json, row.info(), row.readChunks(), row.window());
        JsonReport.verdict(json, row.verdict());
        JsonFields.totals(json, "totals", row.counts(), row.drain(), true);
        json.writeNumberField("pipelineCount", row.pipelines());
        json.writeNumberField("warningCount", row.warnings());
        json.writeEndObject();
    }
}
