package io.adaflight.analyzer.rows;

import java.util.List;
import java.util.Locale;

/** The tables. Columns are added at the end of a table and never renamed within a version of the schema. */
public enum Table {
    /** One row for each recording, also for one that could not be read. */
    RECORDINGS(RecordingTable.COLUMNS),
    /** One row for each pipeline of a recording. */
    PIPELINES(PipelineTable.COLUMNS),
    /** One row for each thread of a pipeline. */
    THREADS(ThreadTable.COLUMNS),
    /** One row for each episode of back-pressure. */
    EPISODES(EpisodeTable.COLUMNS),
    /** One row for each cause of a pipeline's loss. */
    CAUSES(CauseTable.COLUMNS),
    /** One row for each thing out of the ordinary. */
    FINDINGS(FindingTable.COLUMNS);

    /** The version of the schema, which grows when a column goes or changes its meaning. */
    public static final long SCHEMA_VERSION = 1;

    @SuppressWarnings("ImmutableEnumChecker") // List.copyOf: nobody can change it.
    private final List<Column> columns;

    Table(Columns<?> columns) {
        this.columns = columns.list();
    }

    public List<Column> columns() {
        return columns;
    }

    /** The name in queries and of files: lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
