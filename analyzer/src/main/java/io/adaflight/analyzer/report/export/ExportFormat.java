package io.adaflight.analyzer.report.export;

import io.adaflight.analyzer.rows.Table;
import java.io.IOException;
import java.nio.file.Path;

/** A format that tables are written in. */
public interface ExportFormat {
    /** The name on the command line and the file extension, in lower case. */
    String name();

    /** Starts writing a table to a new file. */
    TableWriter open(Table table, Path file) throws IOException;
}
