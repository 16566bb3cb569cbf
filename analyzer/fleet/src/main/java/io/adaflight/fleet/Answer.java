package io.adaflight.fleet;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of an answer, one after the other. */
final class Answer {
    private final ResultSet rows;
    private final List<String> columns = new ArrayList<>();

    Answer(ResultSet rows) throws SQLException {
        this.rows = rows;
        ResultSetMetaData data = rows.getMetaData();
        for (int column = 1; column <= data.getColumnCount(); column++) {
            columns.add(data.getColumnLabel(column));
        }
    }

    List<String> columns() {
        return List.copyOf(columns);
    }

    /** The next row; null after the last one. */
    @Nullable
    List<@Nullable Object> next() throws IOException {
        try {
            if (!rows.next()) {
                return null;
            }
            List<@Nullable Object> row = new ArrayList<>();
            for (int column = 1; column <= columns.size(); column++) {
                row.add(rows.getObject(column));
            }
            return row;
        } catch (SQLException e) {
            throw Database.asIoProblem(e);
        }
    }
}
