package io.adaflight.analyzer.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.result.CollectionSummary;
import io.adaflight.analyzer.analysis.result.Instrumentation;
import io.adaflight.analyzer.analysis.result.Instrumentation.CountedMethod;
import io.adaflight.analyzer.analysis.result.Instrumentation.InstrumentedLibrary;
import io.adaflight.analyzer.analysis.result.Instrumentation.SilentLoss;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.ProcessIdentity;
import io.adaflight.analyzer.analysis.result.RecordingSummary;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.analysis.result.Verdict;
import io.adaflight.analyzer.recording.RecordingInfo;
import io.adaflight.analyzer.recording.event.VmPause;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.report.ReportRenderer;
import io.adaflight.analyzer.wording.CallsSentence;
import io.adaflight.analyzer.wording.InstrumentationSentence;
import io.adaflight.analyzer.wording.VerdictSentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The report for programs, in the schema that {@code SCHEMA.md} and {@code report.schema.json} describe. */
public final class JsonReport implements ReportRenderer {
    /** Grows when a field is removed or changes its meaning, but not for new fields. */
    static final int SCHEMA_VERSION = 2;

    private static final String SCHEMA = "report.schema.json";

    private final int top;
    private final boolean asciiOnly;

    /**
     * Creates a renderer.
     *
     * @param top how many threads of a pipeline are written
     * @param asciiOnly write other characters as escapes, for a reader that does not expect UTF-8
     */
    public JsonReport(int top, boolean asciiOnly) {
        this.top = top;
        this.asciiOnly = asciiOnly;
    }

    /** The JSON Schema of reports, fleets and comparisons. */
    public static String schema() throws IOException {
        try (InputStream in = Objects.requireNonNull(JsonReport.class.getResourceAsStream(SCHEMA), SCHEMA)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void render(Report report, Writer writer) throws IOException {
        try (JsonGenerator json = JsonOutput.to(writer, asciiOnly)) {
            write(report, top, json);
        }
        writer.write('\n');
    }

    public static void write(Report report, int top, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schemaVersion", SCHEMA_VERSION);
        verdict(json, report.verdict());
        JsonFields.totals(json, "totals", report.counts(), report.drain(), report.drainCounted());
        json.writeArrayFieldStart("recordings");
        for (RecordingSummary recording : report.recordings()) {
            recording(json, recording);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("pipelines");
        for (PipelineReport pipeline : report.pipelines()) {
            new JsonPipeline(json, pipeline, top).write();
        }
        json.writeEndArray();
        warnings(json, report.warnings());
        json.writeEndObject();
    }

    static void verdict(JsonGenerator json, Verdict verdict) throws IOException {
        json.writeObjectFieldStart("verdict");
        json.writeStringField("text", VerdictSentence.of(verdict));
        json.writeNumberField("eventsOffered", verdict.eventsOffered());
        json.writeNumberField("eventsLost", verdict.eventsLost());
        json.writeNumberField("lossRatio", verdict.lossRatio());
        json.writeBooleanField("lowerBound", verdict.lowerBound());
        json.writeStringField("worstThread", verdict.worstThread());
        json.writeNumberField("worstThreadShare", verdict.worstThreadShare());
        json.writeStringField("worstPipeline", verdict.worstPipeline());
        json.writeNumberField("worstPipelineLossRatio", verdict.worstPipelineLossRatio());
        json.writeNumberField("eventsFailed", verdict.eventsFailed());
        Cause mainCause = verdict.mainCause();
        json.writeStringField("mainCause", mainCause == null ? null : mainCause.name());
        json.writeNumberField("mainCauseShare", verdict.mainCauseShare());
        json.writeEndObject();
    }

    /** The recording and the part of it that the report is about, at the current level. */
    static void place(
            JsonGenerator json, RecordingInfo info, ProcessIdentity process, int readChunks, TimeWindow window)
            throws IOException {
        json.writeStringField("name", info.name());
        JsonFields.process(json, process);
        JsonFields.time(json, "start", info.startNanos());
        JsonFields.time(json, "end", info.endNanos());
        json.writeNumberField("files", info.files());
        json.writeNumberField("bytes", info.bytes());
        json.writeNumberField("chunks", info.chunks());
        json.writeNumberField("chunksRead", readChunks);
        json.writeObjectFieldStart("window");
        json.writeBooleanField("limited", window.limited());
        JsonFields.time(json, "start", window.fromNanos());
        JsonFields.time(json, "end", window.toNanos());
        json.writeNumberField("durationNanos", window.lengthNanos());
        json.writeEndObject();
    }

    private static void recording(JsonGenerator json, RecordingSummary recording) throws IOException {
        json.writeStartObject();
        place(json, recording.info(), recording.process(), recording.readChunks(), recording.window());
        CollectionSummary collecting = recording.collecting();
        json.writeObjectFieldStart("collections");
        json.writeNumberField("count", collecting.count());
        json.writeNumberField("totalNanos", collecting.totalNanos());
        json.writeNumberField("longestNanos", collecting.longestNanos());
        json.writeNumberField("mostRows", collecting.mostRows());
        json.writeNumberField("failures", collecting.failures());
        json.writeNumberField("skipped", collecting.skipped());
        json.writeEndObject();
        json.writeArrayFieldStart("pauses");
        for (VmPause pause : recording.pauses()) {
            json.writeStartObject();
            json.writeStringField("kind", pause.kind().name());
            json.writeStringField("name", pause.name());
            JsonFields.time(json, "start", pause.startNanos());
            JsonFields.time(json, "end", pause.timeNanos());
            json.writeEndObject();
        }
        json.writeEndArray();
        instrumentation(json, recording.instrumentation());
        json.writeEndObject();
    }

    private static void instrumentation(JsonGenerator json, Instrumentation instrumentation) throws IOException {
        json.writeArrayFieldStart("instrumented");
        for (InstrumentedLibrary library : instrumentation.libraries()) {
            json.writeStartObject();
            json.writeStringField("library", library.library());
            json.writeStringField("version", library.version());
            texts(json, "classes", library.instrumented());
            texts(json, "leftAlone", library.leftAlone());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("silentLosses");
        for (SilentLoss loss : instrumentation.silentLosses()) {
            json.writeStartObject();
            json.writeStringField("pipeline", loss.pipeline());
            json.writeNumberField("events", loss.events());
            json.writeStringField("library", loss.library());
            json.writeStringField("version", loss.version());
            json.writeStringField("otherVersion", loss.otherVersion());
            json.writeStringField("text", InstrumentationSentence.of(loss));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("methodCalls");
        for (CountedMethod method : instrumentation.countedMethods()) {
            json.writeStartObject();
            json.writeStringField("method", method.method());
            json.writeNumberField("calls", method.calls());
            json.writeStringField("meaning", CallsSentence.meaning(method));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    static void warnings(JsonGenerator json, List<Warning> warnings) throws IOException {
        json.writeArrayFieldStart("warnings");
        for (Warning warning : warnings) {
            warning(json, warning);
        }
        json.writeEndArray();
    }

    private static void warning(JsonGenerator json, Warning warning) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", warning.code().name());
        json.writeStringField("recording", warning.recording());
        json.writeStringField("pipeline", warning.pipeline());
        json.writeStringField("text", warning.text());
        json.writeEndObject();
    }
}
