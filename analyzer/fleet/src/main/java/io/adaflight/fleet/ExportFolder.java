package io.adaflight.fleet;

import io.adaflight.analyzer.rows.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Folders of Parquet files, as {@code export} and the Spark job write them. */
final class ExportFolder {
    private ExportFolder() {}

    /** Whether a path is such a folder. */
    static boolean is(Path path) {
        return !files(path, Table.RECORDINGS).isEmpty();
    }

    /** Makes a view of each table over these folders. */
    static void view(List<Path> folders, Database database) throws SQLException {
        for (Table table : Table.values()) {
            String files = folders.stream()
                    .flatMap(folder -> files(folder, table).stream())
                    .map(Database::literal)
                    .collect(Collectors.joining(", "));
            database.execute(
                    files.isEmpty()
                            ? Database.definition(table.toString(), table)
                            : "CREATE VIEW " + table + " AS SELECT * FROM read_parquet([" + files
                                    + "], union_by_name = true)");
        }
    }

    private static List<String> files(Path folder, Table table) {
        List<String> files = new ArrayList<>();
        Path file = folder.resolve(table + ".parquet");
        if (Files.isRegularFile(file)) {
            files.add(file.toString());
        }
        Path partitions = folder.resolve(table.toString());
        if (Files.isDirectory(partitions)) {
            files.add(partitions.resolve("**").resolve("*.parquet").toString());
        }
        return files;
    }
}
