package io.adaflight.fleet;

import com.fasterxml.jackson.core.JsonGenerator;
import io.adaflight.analyzer.report.Printable;
import io.adaflight.analyzer.report.export.CsvText;
import io.adaflight.analyzer.report.json.JsonOutput;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How an answer is written. */
enum AnswerFormat {
    /** For people; numbers stand to the right. */
    TABLE {
        @Override
        void write(Answer answer, Writer writer) throws IOException {
            Printable printable = new Printable(StandardCharsets.UTF_8);
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (List<@Nullable Object> row = answer.next(); row != null; row = answer.next()) {
                rows.add(row);
            }
            List<String> columns = answer.columns();
            List<Integer> widths = new ArrayList<>();
            List<Boolean> numbers = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                int index = column;
                int widest = rows.stream()
                        .mapToInt(row -> printable.escape(text(row.get(index))).length())
                        .max()
                        .orElse(0);
                widths.add(Math.max(widest, columns.get(column).length()));
                numbers.add(!rows.isEmpty()
                        && rows.stream().allMatch(row -> row.get(index) == null || row.get(index) instanceof Number));
            }
            writer.write(line(columns, widths, numbers));
            for (List<@Nullable Object> row : rows) {
                List<String> cells =
                        row.stream().map(value -> printable.escape(text(value))).toList();
                writer.write(line(cells, widths, numbers));
            }
        }

        private String line(List<String> cells, List<Integer> widths, List<Boolean> numbers) {
            return IntStream.range(0, cells.size())
                            .mapToObj(index -> {
                                String padding = " "
                                        .repeat(widths.get(index)
                                                - cells.get(index).length());
                                return numbers.get(index) ? padding + cells.get(index) : cells.get(index) + padding;
                            })
                            .collect(Collectors.joining("  "))
                            .stripTrailing()
                    + "\n";
        }
    },
    /** Comma-separated values with the names of the columns first. */
    CSV {
        @Override
        void write(Answer answer, Writer writer) throws IOException {
            CsvText csv = new CsvText(StandardCharsets.UTF_8);
            writer.write(answer.columns().stream().map(csv::cell).collect(Collectors.joining(",")) + "\r\n");
            for (List<@Nullable Object> row = answer.next(); row != null; row = answer.next()) {
                writer.write(row.stream()
                                .map(value ->
                                        value == null || value instanceof Number ? text(value) : csv.cell(text(value)))
                                .collect(Collectors.joining(","))
                        + "\r\n");
            }
        }
    },
    /** An array of objects. */
    JSON {
        @Override
        void write(Answer answer, Writer writer) throws IOException {
            try (JsonGenerator json = JsonOutput.to(writer, false)) {
                json.writeStartArray();
                for (List<@Nullable Object> row = answer.next(); row != null; row = answer.next()) {
                    json.writeStartObject();
                    for (int column = 0; column < row.size(); column++) {
                        json.writeFieldName(answer.columns().get(column));
                        value(json, row.get(column));
                    }
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            writer.write("\n");
        }

        private void value(JsonGenerator json, @Nullable Object value) throws IOException {
            if (value instanceof Number number && finite(number)) {
                json.writeNumber(number.toString());
            } else if (value instanceof Boolean flag) {
                json.writeBoolean(flag);
            } else if (value == null) {
                json.writeNull();
            } else {
                json.writeString(text(value));
            }
        }

        private boolean finite(Number number) {
            return Double.isFinite(number.doubleValue());
        }
    };

    abstract void write(Answer answer, Writer writer) throws IOException;

    /* Moments are in UTC; the empty text stands for null. */
    static String text(@Nullable Object value) {
        if (value instanceof Timestamp time) {
            return time.toLocalDateTime() + "Z";
        }
        return value == null ? "" : Objects.requireNonNull(value.toString());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
