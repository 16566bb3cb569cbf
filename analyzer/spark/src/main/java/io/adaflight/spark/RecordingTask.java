package io.adaflight.spark;

import io.adaflight.analyzer.recording.LoadLimits;
import io.adaflight.analyzer.recording.Recording;
import io.adaflight.analyzer.recording.SeenChunks;
import io.adaflight.analyzer.recording.SharedMetadata;
import io.adaflight.analyzer.rows.Column;
import io.adaflight.analyzer.rows.RecordingRows;
import io.adaflight.analyzer.rows.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Reads recordings on an executor, one after the other. What a file system of the machine has is read in place, anything else
 * through a copy in a temporary file, so that memory follows the largest chunk.
 */
final class RecordingTask implements FlatMapFunction<List<RecordingFile>, Tuple2<String, Row>> {
    private static final long serialVersionUID = 1L;
    private static final int START = IntStream.range(
                    0, Table.RECORDINGS.columns().size())
            .filter(index -> Table.RECORDINGS.columns().get(index).equals(new Column("start_time", Column.Type.TIME)))
            .findFirst()
            .orElseThrow();

    private final SerializableConfiguration configuration;

    RecordingTask(Configuration configuration) {
        this.configuration = new SerializableConfiguration(configuration);
    }

    /** The rows, each with the number of its table. */
    @Override
    public Iterator<Tuple2<String, Row>> call(List<RecordingFile> files) {
        Recording.silenceParser();
        SharedMetadata metadata = new SharedMetadata();
        return files.stream().flatMap(file -> rows(file, metadata)).iterator();
    }

    private Stream<Tuple2<String, Row>> rows(RecordingFile file, SharedMetadata metadata) {
        int parallel = Math.max(1, Runtime.getRuntime().availableProcessors());
        LoadLimits limits = LoadLimits.forHeap(Runtime.getRuntime().maxMemory() / parallel);
        RecordingRows read = read(file, limits, metadata);
        Object start = read.rows().get(0).values().get(START);
        Instant day = start instanceof Instant known ? known : Instant.ofEpochMilli(file.modifiedMillis());
        LocalDate date = LocalDate.ofInstant(day, ZoneOffset.UTC);
        return read.rows().stream()
                .map(row -> new Tuple2<>(row.table().name(), sparkRow(row.values(), date, file.version())));
    }

    private RecordingRows read(RecordingFile file, LoadLimits limits, SharedMetadata metadata) {
        org.apache.hadoop.fs.Path source = new org.apache.hadoop.fs.Path(file.uri());
        if ("file".equals(source.toUri().getScheme())) {
            return RecordingRows.read(
                    Path.of(source.toUri().getPath()), file.uri(), limits, new SeenChunks(), metadata);
        }
        try {
            Path copy = Files.createTempFile("adaflight-", ".jfr");
            try (InputStream input = source.getFileSystem(configuration.value()).open(source)) {
                Files.copy(input, copy, StandardCopyOption.REPLACE_EXISTING);
                return RecordingRows.read(copy, file.uri(), limits, new SeenChunks(), metadata);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            // No damage of the recording: Spark tries again, elsewhere.
            throw new IllegalStateException(file.uri() + ": cannot be copied to this machine", e);
        }
    }

    private static Row sparkRow(List<@Nullable Object> values, LocalDate date, String version) {
        @Nullable Object[] cells = new @Nullable Object[values.size() + 2];
        for (int index = 0; index < values.size(); index++) {
            Object value = values.get(index);
            cells[index] = value instanceof Instant time ? LocalDateTime.ofInstant(time, ZoneOffset.UTC) : value;
        }
        cells[values.size()] = date;
        cells[values.size() + 1] = version;
        return RowFactory.create(cells);
    }
}
