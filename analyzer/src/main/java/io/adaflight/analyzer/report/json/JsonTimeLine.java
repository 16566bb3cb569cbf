package io.adaflight.analyzer.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.adaflight.analyzer.analysis.result.CountsOverTime;
import io.adaflight.analyzer.analysis.result.HeatMap;
import java.io.IOException;
import java.util.List;

/** What happened over time in JSON, for the pipeline and for each thread. */
final class JsonTimeLine {
    private final JsonGenerator json;

    JsonTimeLine(JsonGenerator json) {
        this.json = json;
    }

    void write(CountsOverTime timeLine) throws IOException {
        json.writeObjectFieldStart("timeLine");
        JsonFields.time(json, "start", timeLine.startNanos());
        json.writeNumberField("binNanos", timeLine.binNanos());
        series("eventsWritten", timeLine.written());
        series("eventsDropped", timeLine.dropped());
        series("bytesWritten", timeLine.bytes());
        series("swaps", timeLine.swaps());
        json.writeEndObject();
    }

    /** The first rows of a heat map. */
    void write(HeatMap heatMap, int top) throws IOException {
        json.writeObjectFieldStart("heatMap");
        JsonFields.time(json, "start", heatMap.startNanos());
        json.writeNumberField("binNanos", heatMap.binNanos());
        json.writeNumberField("columns", heatMap.columns());
        json.writeArrayFieldStart("rows");
        for (HeatMap.Row row :
                heatMap.rows().subList(0, Math.min(top, heatMap.rows().size()))) {
            json.writeStartObject();
            json.writeStringField("thread", row.thread());
            json.writeNumberField("threadId", row.threadId());
            json.writeNumberField("firstColumn", row.first());
            series("eventsWritten", row.written());
            series("eventsDropped", row.dropped());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void series(String name, List<Long> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (long value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }
}
