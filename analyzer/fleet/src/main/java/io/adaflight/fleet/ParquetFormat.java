package io.adaflight.fleet;

import io.adaflight.analyzer.report.export.ExportFormat;
import io.adaflight.analyzer.report.export.TableWriter;
import io.adaflight.analyzer.rows.Row;
import io.adaflight.analyzer.rows.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parquet, compressed with zstd. The rows wait in a database file beside the result, so that memory does not follow them. */
final class ParquetFormat implements ExportFormat {
    private static final String MEMORY = "SET memory_limit = '256MB'";

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public TableWriter open(Table table, Path file) throws IOException {
        Path waiting = file.resolveSibling(file.getFileName() + ".duckdb");
        try {
            Database database = Database.open(waiting);
            database.execute(MEMORY);
            database.execute(Database.definition("main." + table, table));
            return new Writer(table, file, waiting, database);
        } catch (SQLException e) {
            throw Database.asIoProblem(e);
        }
    }

    private static final class Writer implements TableWriter {
        private final Table table;
        private final Path file;
        private final Path waiting;
        private final Database database;

        Writer(Table table, Path file, Path waiting, Database database) {
            this.table = table;
            this.file = file;
            this.waiting = waiting;
            this.database = database;
        }

        @Override
        public void write(List<@Nullable Object> row) throws IOException {
            try {
                database.append("main", new Row(table, row));
            } catch (SQLException e) {
                throw Database.asIoProblem(e);
            }
        }

        @Override
        public void finish() throws IOException {
            try {
                database.flush();
                database.execute("COPY " + table + " TO " + Database.literal(file.toString())
                        + " (FORMAT parquet, COMPRESSION zstd)");
            } catch (SQLException e) {
                throw Database.asIoProblem(e);
            }
            close();
        }

        @Override
        public void close() throws IOException {
            try {
                database.close();
            } catch (SQLException e) {
                throw Database.asIoProblem(e);
            } finally {
                Files.deleteIfExists(waiting);
                Files.deleteIfExists(waiting.resolveSibling(waiting.getFileName() + ".wal"));
            }
        }
    }
}
