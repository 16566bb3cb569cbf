package io.adaflight.analyzer.report.text;

import io.adaflight.analyzer.report.text.TextPage.Colour;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table with a column of names on the left, which shrinks to fit, and right-aligned columns of figures. Columns without any
 * figure are left out.
 */
final class Table {
    private static final String INDENT = "  ";
    private static final String GAP = "  ";
    private static final int NARROWEST_NAME = 10;

    private record Row(Colour colour, String name, List<String> cells) {}

    private final List<Row> rows = new ArrayList<>();

    Table(String name, String... columns) {
        rows.add(new Row(Colour.FAINT, name, List.of(columns)));
    }

    void add(Colour colour, String name, String... cells) {
        rows.add(new Row(colour, name, List.of(cells)));
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    private List<Row> withoutEmptyColumns() {
        List<Row> figures = rows.subList(1, rows.size());
        int[] filled = IntStream.range(0, rows.get(0).cells().size())
                .filter(column -> figures.stream()
                        .anyMatch(row -> !row.cells().get(column).isEmpty()))
                .toArray();
        return rows.stream()
                .map(row -> new Row(
                        row.colour(),
                        row.name(),
                        IntStream.of(filled)
                                .mapToObj(column -> row.cells().get(column))
                                .toList()))
                .toList();
    }

    void print(TextPage page) throws IOException {
        List<Row> rows = withoutEmptyColumns();
        int columns = rows.get(0).cells().size();
        int[] widths = new int[columns];
        int longestName = 0;
        for (Row row : rows) {
            longestName = Math.max(longestName, DisplayWidth.of(page.escape(row.name())));
            for (int column = 0; column < columns; column++) {
                widths[column] =
                        Math.max(widths[column], row.cells().get(column).length());
            }
        }
        int shown = columns;
        int room = nameRoom(page, widths, shown);
        while (room < NARROWEST_NAME && shown > 1) {
            shown--;
            room = nameRoom(page, widths, shown);
        }
        int nameWidth = Math.min(longestName, room);
        for (Row row : rows) {
            StringBuilder line = new StringBuilder(INDENT);
            String name = page.name(row.name(), nameWidth);
            line.append(name).append(" ".repeat(nameWidth - DisplayWidth.of(name)));
            for (int column = 0; column < shown; column++) {
                String cell = row.cells().get(column);
                line.append(GAP)
                        .append(" ".repeat(widths[column] - cell.length()))
                        .append(cell);
            }
            page.line(row.colour(), line.toString());
        }
    }

    private static int nameRoom(TextPage page, int[] widths, int shown) {
        int used = INDENT.length();
        for (int column = 0; column < shown; column++) {
            used += GAP.length() + widths[column];
        }
        return page.width() - used;
    }
}
