package io.adaflight.fleet;

import io.adaflight.analyzer.cli.AtomicPath;
import io.adaflight.analyzer.cli.ExitCodes;
import io.adaflight.analyzer.cli.FleetFiles;
import io.adaflight.analyzer.cli.FleetReading;
import io.adaflight.analyzer.cli.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers a question about many recordings. */
@Command(
        name = "sql",
        description = {
            "Answers a question about many recordings, in the SQL of DuckDB.",
            "",
            "The tables are recordings, pipelines, threads, episodes, causes and findings; SCHEMA.md describes their columns. Every"
                    + " PATH is a recording, a folder of recordings, or a folder of Parquet files from 'export' or the Spark"
                    + " job. Recordings are read on all processors."
        },
        footer = {
            "",
            "Exit codes: 0 fine; 2 wrong usage or wrong SQL; 3 a recording could not be read at all, or has no AdaFlight events;"
                    + " the answer is about all others.",
            "",
            "Examples:",
            "  sql \"select pipeline, sum(lost) from threads group by 1\" fleet/",
            "  sql \"select application_version, cause, sum(causes.lost) from causes join recordings using (recording)"
                    + " group by all order by 3 desc\" fleet/ --cache fleet.duckdb",
            "  sql \"from recordings where status <> 'READ'\" tables/ --format json"
        },
        sortOptions = false)
final class SqlCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "QUERY", description = "The question, in SQL.")
    private String query = "";

    @Parameters(index = "1..*", paramLabel = "PATH", arity = "1..*", description = "What it is about.")
    private List<Path> paths = List.of();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private AnswerFormat format = AnswerFormat.TABLE;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to a file, in UTF-8; it is there in full or not at all.")
    private @Nullable Path output;

    @Option(
            names = "--cache",
            paramLabel = "FILE",
            description = "Keep the rows in this database, so that next time only new and changed recordings are read.")
    private @Nullable Path cache;

    SqlCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        long folders = paths.stream().filter(ExportFolder::is).count();
        if (folders > 0 && (folders < paths.size() || cache != null)) {
            throw wrong("expected recordings, or folders of Parquet files without --cache");
        }
        try (Database database = Database.open(cache)) {
            int exitCode = ExitCodes.FINE;
            if (folders > 0) {
                ExportFolder.view(paths, database);
            } else {
                exitCode = read(database);
            }
            answer(database);
            return exitCode;
        } catch (SQLException e) {
            throw wrong(String.valueOf(e.getMessage()).lines().findFirst().orElse("the database failed"));
        }
    }

    private ParameterException wrong(String text) {
        return new ParameterException(spec.commandLine(), text);
    }

    private int read(Database database) throws IOException, SQLException {
        List<Path> recordings = FleetFiles.of(paths);
        FleetCache cached = FleetCache.in(database);
        FleetReading reading = new FleetReading(spec.commandLine().getErr(), terminal);
        reading.read(cached.missing(recordings), (path, rows) -> {
            try {
                cached.put(path, rows);
            } catch (SQLException e) {
                throw Database.asIoProblem(e);
            }
        });
        cached.view(recordings);
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM recordings WHERE status IN ('UNREADABLE', 'NO_EVENTS')")) {
            return row.next() && row.getLong(1) > 0 ? ExitCodes.UNREADABLE : ExitCodes.FINE;
        }
    }

    private void answer(Database database) throws IOException, SQLException {
        try (Statement statement = database.connection().createStatement()) {
            if (!statement.execute(query)) {
                return;
            }
            try (ResultSet rows = statement.getResultSet()) {
                Answer answer = new Answer(rows);
                Path file = output;
                if (file == null) {
                    PrintWriter out = spec.commandLine().getOut();
                    format.write(answer, out);
                    out.flush();
                } else {
                    AtomicPath.make(file, unfinished -> {
                        try (Writer writer = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                            format.write(answer, writer);
                        }
                    });
                }
            }
        }
    }
}
