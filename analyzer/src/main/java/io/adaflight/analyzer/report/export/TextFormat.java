package io.adaflight.analyzer.report.export;

import io.adaflight.analyzer.rows.Table;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text formats: one line per row, in UTF-8. */
public enum TextFormat implements ExportFormat {
    /** Comma-separated values with a header line. */
    CSV {
        @Override
        LineWriter lines(Table table, Writer writer) {
            return new CsvLines(table, writer);
        }
    },
    /** One JSON object per line. */
    NDJSON {
        @Override
        LineWriter lines(Table table, Writer writer) throws IOException {
            return new JsonLines(table, writer);
        }
    };

    /** Writes lines; leaves the writer open. */
    interface LineWriter {
        default void begin() throws IOException {}

        void row(List<@Nullable Object> row) throws IOException;

        default void end() throws IOException {}
    }

    abstract LineWriter lines(Table table, Writer writer) throws IOException;

    /** Starts writing a table to a writer, which stays open. */
    public TableWriter open(Table table, Writer writer) throws IOException {
        return open(lines(table, writer), () -> {});
    }

    @Override
    public TableWriter open(Table table, Path file) throws IOException {
        Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        return open(lines(table, writer), writer::close);
    }

    /* What to do at the end; may run more than once. */
    @FunctionalInterface
    private interface End {
        void run() throws IOException;
    }

    private static TableWriter open(LineWriter lines, End end) throws IOException {
        lines.begin();
        return new TableWriter() {
            @Override
            public void write(List<@Nullable Object> row) throws IOException {
                lines.row(row);
            }

            @Override
            public void finish() throws IOException {
                lines.end();
                end.run();
            }

            @Override
            public void close() throws IOException {
                end.run();
            }
        };
    }
}
