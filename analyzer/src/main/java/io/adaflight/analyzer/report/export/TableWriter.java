package io.adaflight.analyzer.report.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one table. It is complete only after {@link #finish} has returned. */
public interface TableWriter extends Closeable {
    /** Writes a row: a value or null for each column. */
    void write(List<@Nullable Object> row) throws IOException;

    /** Ends the table. */
    void finish() throws IOException;

    /** Releases all resources, also when the table is not finished. */
    @Override
    void close() throws IOException;
}
