package io.adaflight.spark;

import io.adaflight.analyzer.rows.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Adds files to the tables in a folder, all of them or none. They are written into a folder whose name begins with an
 * underscore, which readers pass over. Once a marker says that all are there, they are moved, those of the recordings last; a
 * job that ends before is undone by the next one, and one that ends in between is completed by it.
 */
final class Landing {
    private static final String PREFIX = "_new-";
    private static final String MARKER = "_complete";

    private final FileSystem system;
    private final Path output;

    Landing(String output, Configuration configuration) throws IOException {
        this.output = new Path(output);
        this.system = this.output.getFileSystem(configuration);
    }

    /** A folder for new files, with a folder for each table in it. */
    Path begin() {
        return new Path(output, PREFIX + UUID.randomUUID());
    }

    /** Adds the files of a folder. */
    void complete(Path unfinished) throws IOException {
        system.create(new Path(unfinished, MARKER)).close();
        move(unfinished);
    }

    /** Brings to an end what other jobs left behind. No other job may write into the folder now. */
    void recover() throws IOException {
        if (!system.exists(output)) {
            return;
        }
        for (FileStatus status : system.listStatus(output)) {
            if (status.getPath().getName().startsWith(PREFIX)) {
                if (system.exists(new Path(status.getPath(), MARKER))) {
                    move(status.getPath());
                } else {
                    system.delete(status.getPath(), true);
                }
            }
        }
    }

    private void move(Path unfinished) throws IOException {
        List<Table> order = new ArrayList<>(List.of(Table.values()));
        order.remove(Table.RECORDINGS);
        order.add(Table.RECORDINGS);
        for (Table table : order) {
            Path from = new Path(unfinished, table.toString());
            if (system.exists(from)) {
                for (Path file : parquetBelow(from)) {
                    Path partition = new Path(
                            new Path(output, table.toString()), file.getParent().getName());
                    system.mkdirs(partition);
                    if (!system.rename(file, new Path(partition, file.getName()))) {
                        throw new IOException(file + ": cannot be moved to " + partition);
                    }
                }
            }
        }
        system.delete(unfinished, true);
    }

    private List<Path> parquetBelow(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        RemoteIterator<LocatedFileStatus> below = system.listFiles(folder, true);
        while (below.hasNext()) {
            Path path = below.next().getPath();
            if (path.getName().endsWith(".parquet")) {
                files.add(path);
            }
        }
        return files;
    }

    /** Whether a table has files. */
    boolean has(Table table) throws IOException {
        return system.exists(folder(table));
    }

    Path folder(Table table) {
        return new Path(output, table.toString());
    }
}
