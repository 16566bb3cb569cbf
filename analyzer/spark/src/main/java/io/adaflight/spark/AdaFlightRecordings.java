package io.adaflight.spark;

import io.adaflight.analyzer.rows.Table;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Recordings as datasets, for notebooks and jobs: one for each table of {@code SCHEMA.md}. Recordings are read when the first
 * dataset is used, and their rows wait on the disks of the executors for the others.
 */
public final class AdaFlightRecordings implements AutoCloseable {
    private static final int GROUPS_PER_CORE = 4;
    private static final long LARGEST_GROUP = 512L << 20;

    private final SparkSession spark;
    private final JavaRDD<Tuple2<String, Row>> rows;

    private AdaFlightRecordings(SparkSession spark, JavaRDD<Tuple2<String, Row>> rows) {
        this.spark = spark;
        this.rows = rows;
    }

    /**
     * Finds recordings.
     *
     * @param paths files, folders and patterns of any Hadoop file system; a folder stands for all recordings below it
     * @throws IOException when a path is not there
     */
    public static AdaFlightRecordings read(SparkSession spark, Collection<String> paths) throws IOException {
        return of(spark, RecordingList.of(paths, configuration(spark)));
    }

    static Configuration configuration(SparkSession spark) {
        return spark.sparkContext().hadoopConfiguration();
    }

    static AdaFlightRecordings of(SparkSession spark, List<RecordingFile> files) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        long bytes = files.stream().mapToLong(RecordingFile::bytes).sum();
        int wanted = (int) Math.max(
                (long) context.defaultParallelism() * GROUPS_PER_CORE,
                Math.min(files.size(), bytes / LARGEST_GROUP + 1));
        List<List<RecordingFile>> groups = RecordingList.spread(files, wanted);
        JavaRDD<Tuple2<String, Row>> rows = context.parallelize(groups, groups.size())
                .flatMap(new RecordingTask(configuration(spark)))
                .persist(StorageLevel.DISK_ONLY());
        return new AdaFlightRecordings(spark, rows);
    }

    /** A table with the columns that {@code export} has, in its order. */
    public Dataset<Row> table(Table table) {
        return whole(table).drop(TableSchema.DATE, TableSchema.VERSION);
    }

    Dataset<Row> whole(Table table) {
        String name = table.name();
        JavaRDD<Row> ofTable = rows.filter(row -> row._1().equals(name)).map(Tuple2::_2);
        return spark.createDataFrame(ofTable, TableSchema.of(table));
    }

    public Dataset<Row> recordings() {
        return table(Table.RECORDINGS);
    }

    public Dataset<Row> pipelines() {
        return table(Table.PIPELINES);
    }

    public Dataset<Row> threads() {
        return table(Table.THREADS);
    }

    public Dataset<Row> episodes() {
        return table(Table.EPISODES);
    }

    public Dataset<Row> causes() {
        return table(Table.CAUSES);
    }

    public Dataset<Row> findings() {
        return table(Table.FINDINGS);
    }

    /** Makes a temporary view of each table, for {@code spark.sql}. */
    public void createViews() {
        for (Table table : Table.values()) {
            table(table).createOrReplaceTempView(table.toString());
        }
    }

    /** Frees the disks. */
    @Override
    public void close() {
        rows.unpersist();
    }
}
