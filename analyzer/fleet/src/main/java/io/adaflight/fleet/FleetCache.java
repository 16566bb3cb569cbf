package io.adaflight.fleet;

import io.adaflight.analyzer.rows.RecordingRows;
import io.adaflight.analyzer.rows.Row;
import io.adaflight.analyzer.rows.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of recordings in a database, each with what its file was when it was read. A file that is the same has its rows
 * already. What is asked about now is seen through views, so that rows of other recordings stay and do not show.
 */
final class FleetCache {
    private static final String SCHEMA = "cache";

    /* So much work is lost at most when the process is ended. */
    private static final int RECORDINGS_PER_COMMIT = 200;

    private final Database database;
    private final Map<String, String> known = new HashMap<>();
    private int uncommitted;

    private FleetCache(Database database) {
        this.database = database;
    }

    /**
     * Opens the cache in a database, which is empty or has one.
     *
     * @throws SQLException when the rows in it have another schema
     */
    static FleetCache in(Database database) throws SQLException {
        FleetCache cache = new FleetCache(database);
        database.execute("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
        database.execute("CREATE TABLE IF NOT EXISTS cache.sources (recording VARCHAR, version VARCHAR)");
        for (Table table : Table.values()) {
            database.execute(Database.definition(SCHEMA + "." + table, table));
            cache.check(table);
        }
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT recording, version FROM cache.sources")) {
            while (rows.next()) {
                cache.known.put(rows.getString(1), rows.getString(2));
            }
        }
        database.connection().setAutoCommit(false);
        return cache;
    }

    private void check(Table table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM cache." + table + " LIMIT 0")) {
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                columns.add(row.getMetaData().getColumnName(column));
            }
        }
        if (!columns.equals(
                table.columns().stream().map(column -> column.name()).toList())) {
            throw new SQLException("the cache was written by another version of AdaFlight; delete it");
        }
    }

    /** Those of the recordings that are new or have changed. */
    List<Path> missing(List<Path> recordings) {
        return recordings.stream()
                .filter(path -> !version(path).equals(known.get(path.toString())))
                .toList();
    }

    /* A folder, or a file that is not there, is read each time. */
    private static String version(Path path) {
        try {
            return Files.isRegularFile(path)
                    ? Files.size(path) + " bytes, " + Files.getLastModifiedTime(path)
                    : "read at " + System.nanoTime();
        } catch (IOException e) {
            return "read at " + System.nanoTime();
        }
    }

    /** Puts the rows of a recording in the place of those that it had. */
    void put(Path path, RecordingRows rows) throws SQLException {
        String name = path.toString();
        if (known.containsKey(name)) {
            database.flush();
            delete("cache.sources", name);
            for (Table table : Table.values()) {
                delete(SCHEMA + "." + table, name);
            }
        }
        for (Row row : rows.rows()) {
            database.append(SCHEMA, row);
        }
        String version = version(path);
        try (PreparedStatement insert =
                database.connection().prepareStatement("INSERT INTO cache.sources VALUES (?, ?)")) {
            insert.setString(1, name);
            insert.setString(2, version);
            insert.execute();
        }
        known.put(name, version);
        uncommitted++;
        if (uncommitted >= RECORDINGS_PER_COMMIT) {
            commit();
        }
    }

    private void delete(String table, String recording) throws SQLException {
        try (PreparedStatement delete =
                database.connection().prepareStatement("DELETE FROM " + table + " WHERE recording = ?")) {
            delete.setString(1, recording);
            delete.execute();
        }
    }

    private void commit() throws SQLException {
        database.flush();
        database.connection().commit();
        uncommitted = 0;
    }

    /** Makes a view of each table that shows these recordings only. */
    void view(List<Path> recordings) throws SQLException {
        commit();
        database.connection().setAutoCommit(true);
        database.execute("CREATE TEMP TABLE asked (recording VARCHAR)");
        try (var appender = database.connection().createAppender("temp", "main", "asked")) {
            for (Path path : recordings) {
                appender.beginRow().append(path.toString()).endRow();
            }
        }
        for (Table table : Table.values()) {
            database.execute("CREATE TEMP VIEW " + table + " AS SELECT * FROM cache." + table
                    + " WHERE recording IN (SELECT recording FROM temp.asked)");
        }
    }
}
