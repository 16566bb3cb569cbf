package io.adaflight.analyzer.report.export;

import io.adaflight.analyzer.rows.Column;
import io.adaflight.analyzer.rows.Table;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table as comma-separated values (RFC 4180). Null is an empty cell, empty text is a pair of quotes. */
final class CsvLines implements TextFormat.LineWriter {
    private static final String LINE_END = "\r\n";

    private final CsvText text = new CsvText(StandardCharsets.UTF_8);
    private final Table table;
    private final Writer writer;

    CsvLines(Table table, Writer writer) {
        this.table = table;
        this.writer = writer;
    }

    @Override
    public void begin() throws IOException {
        writer.write(table.columns().stream().map(Column::name).collect(Collectors.joining(",", "", LINE_END)));
    }

    @Override
    public void row(List<@Nullable Object> row) throws IOException {
        String separator = "";
        for (Object value : row) {
            writer.write(separator);
            if (value instanceof String string) {
                writer.write(text.cell(string));
            } else if (value != null) {
                writer.write(value.toString());
            }
            separator = ",";
        }
        writer.write(LINE_END);
    }
}
