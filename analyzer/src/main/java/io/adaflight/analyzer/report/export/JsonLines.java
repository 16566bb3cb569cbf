package io.adaflight.analyzer.report.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.adaflight.analyzer.report.json.JsonOutput;
import io.adaflight.analyzer.rows.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as one JSON object per line, each with all columns. */
final class JsonLines implements TextFormat.LineWriter {
    private final Table table;
    private final JsonGenerator json;

    JsonLines(Table table, Writer writer) throws IOException {
        this.table = table;
        this.json = JsonOutput.lines(writer);
    }

    @Override
    public void row(List<@Nullable Object> row) throws IOException {
        json.writeStartObject();
        for (int index = 0; index < row.size(); index++) {
            json.writeFieldName(table.columns().get(index).name());
            write(row.get(index));
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void write(@Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(value.toString());
        }
    }

    @Override
    public void end() throws IOException {
        json.flush();
    }
}
