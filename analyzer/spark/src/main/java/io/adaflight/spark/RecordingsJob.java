package io.adaflight.spark;

import io.adaflight.analyzer.rows.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * The job for {@code spark-submit}: reads recordings into a folder of Parquet tables, partitioned by date. Run again, it adds the
 * recordings that are new.
 */
public final class RecordingsJob {
    private static final int USAGE = 2;

    private RecordingsJob() {}

    /**
     * What a run did.
     *
     * @param added recordings that were read
     * @param damaged those of them that could not be read, or not in full
     * @param changed recordings that were there already and whose file has changed since; their rows stay as they are
     */
    public record Outcome(long added, long damaged, long changed) {}

    /** Runs the job: the output folder, then recordings and folders of them. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            System.err.println("adaflight: expected OUTPUT RECORDING|FOLDER...");
            System.exit(USAGE);
        }
        try (SparkSession spark =
                SparkSession.builder().appName("AdaFlight recordings").getOrCreate()) {
            Outcome outcome = run(spark, arguments[0], Arrays.asList(arguments).subList(1, arguments.length));
            System.out.println(outcome.added() + " recordings added, of them " + outcome.damaged()
                    + " damaged or without events; " + outcome.changed() + " have changed and were left as they are");
        }
    }

    /**
     * Adds recordings to the tables in a folder; one job at a time.
     *
     * @param output a folder of any Hadoop file system
     * @param paths files, folders and patterns
     * @throws IOException when a path is not there, or the folder cannot be written
     */
    public static Outcome run(SparkSession spark, String output, Collection<String> paths) throws IOException {
        Configuration configuration = AdaFlightRecordings.configuration(spark);
        Landing landing = new Landing(output, configuration);
        landing.recover();
        Map<String, String> known = known(spark, landing);
        List<RecordingFile> fresh = new ArrayList<>();
        long changed = 0;
        for (RecordingFile file : RecordingList.of(paths, configuration)) {
            String version = known.get(file.uri());
            if (version == null) {
                fresh.add(file);
            } else if (!version.equals(file.version())) {
                changed++;
            }
        }
        return new Outcome(fresh.size(), fresh.isEmpty() ? 0 : add(spark, landing, fresh), changed);
    }

    private static Map<String, String> known(SparkSession spark, Landing landing) throws IOException {
        Map<String, String> known = new HashMap<>();
        if (landing.has(Table.RECORDINGS)) {
            List<Row> rows = spark.read()
                    .parquet(landing.folder(Table.RECORDINGS).toString())
                    .select("recording", TableSchema.VERSION)
                    .collectAsList();
            rows.forEach(row -> known.put(row.getString(0), row.getString(1)));
        }
        return known;
    }

    private static long add(SparkSession spark, Landing landing, List<RecordingFile> fresh) throws IOException {
        Path unfinished = landing.begin();
        try (AdaFlightRecordings recordings = AdaFlightRecordings.of(spark, fresh)) {
            for (Table table : Table.values()) {
                recordings
                        .whole(table)
                        .repartition(functions.col(TableSchema.DATE))
                        .write()
                        .partitionBy(TableSchema.DATE)
                        .parquet(new Path(unfinished, table.toString()).toString());
            }
            long damaged = recordings.recordings().filter("status <> 'READ'").count();
            landing.complete(unfinished);
            return damaged;
        }
    }
}
