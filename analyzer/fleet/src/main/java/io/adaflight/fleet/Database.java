package io.adaflight.fleet;

import io.adaflight.analyzer.rows.Column;
import io.adaflight.analyzer.rows.Row;
import io.adaflight.analyzer.rows.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** A DuckDB database, in memory or in a file, that takes rows. For one thread. */
final class Database implements AutoCloseable {
    private final DuckDBConnection connection;
    private final Map<Table, DuckDBAppender> appenders = new EnumMap<>(Table.class);

    private Database(DuckDBConnection connection) {
        this.connection = connection;
    }

    /**
     * Opens a database, and makes it when it is not there. It loads nothing from the network.
     *
     * @param file null for one in memory
     */
    static Database open(@Nullable Path file) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("autoinstall_known_extensions", "false");
        String url = "jdbc:duckdb:" + (file == null ? "" : file);
        return new Database((DuckDBConnection) DriverManager.getConnection(url, properties));
    }

    DuckDBConnection connection() {
        return connection;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The definition of a table under a name, which may have a schema before it. */
    static String definition(String name, Table table) {
        return table.columns().stream()
                .map(column -> column.name() + " " + type(column))
                .collect(Collectors.joining(", ", "CREATE TABLE IF NOT EXISTS " + name + " (", ")"));
    }

    /** A text as a literal. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String type(Column column) {
        return switch (column.type()) {
            case TEXT -> "VARCHAR";
            case LONG -> "BIGINT";
            case DOUBLE -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case TIME -> "TIMESTAMP";
        };
    }

    /** Adds a row to the table of a schema. It is there after {@link #flush}. */
    void append(String schema, Row row) throws SQLException {
        DuckDBAppender appender = appenders.get(row.table());
        if (appender == null) {
            appender = connection.createAppender(schema, row.table().toString());
            appenders.put(row.table(), appender);
        }
        append(appender, row.values());
    }

    private static void append(DuckDBAppender appender, List<@Nullable Object> values) throws SQLException {
        appender.beginRow();
        for (Object value : values) {
            if (value == null) {
                appender.appendNull();
            } else if (value instanceof String text) {
                appender.append(text);
            } else if (value instanceof Long number) {
                appender.append(number.longValue());
            } else if (value instanceof Double number) {
                appender.append(number.doubleValue());
            } else if (value instanceof Boolean flag) {
                appender.append(flag.booleanValue());
            } else {
                appender.append(LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC));
            }
        }
        appender.endRow();
    }

    void flush() throws SQLException {
        for (DuckDBAppender appender : appenders.values()) {
            appender.close();
        }
        appenders.clear();
    }

    @Override
    public void close() throws SQLException {
        try {
            flush();
        } finally {
            connection.close();
        }
    }

    /** A problem of the database where only those of files are expected. */
    static IOException asIoProblem(SQLException problem) {
        return new IOException(problem.getMessage(), problem);
    }
}
