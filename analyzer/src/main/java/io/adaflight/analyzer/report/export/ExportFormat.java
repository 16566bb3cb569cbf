package io.adaflight.analyzer.report.export;

import io.adaflight.analyzer.rows.Table;
import java.io.IOException;
import java.nio.file.Path;

/** A format that tables are written in. */
public interface ExportFormat {
    /** The name on the command line and the ending of files: lower case. */
    String name();

    /** Begins to write a table into a file, which is not there yet. */
    TableWriter open(Table table, Path file) throws IOException;
}
