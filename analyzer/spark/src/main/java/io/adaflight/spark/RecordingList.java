package io.adaflight.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Finds recordings, and spreads them over partitions. */
final class RecordingList {
    private RecordingList() {}

    /**
     * Lists recordings by their names.
     *
     * @param paths files, folders and patterns of any Hadoop file system; a folder stands for all recordings below it
     * @throws IOException when a path is not there
     */
    static List<RecordingFile> of(Collection<String> paths, Configuration configuration) throws IOException {
        List<RecordingFile> files = new ArrayList<>();
        for (String path : paths) {
            Path pattern = new Path(path);
            FileSystem system = pattern.getFileSystem(configuration);
            FileStatus[] found = system.globStatus(pattern);
            if (found == null || found.length == 0) {
                throw new IOException(path + ": there is no such file; check the path");
            }
            for (FileStatus status : found) {
                if (status.isDirectory()) {
                    addBelow(status.getPath(), system, files);
                } else {
                    files.add(file(status));
                }
            }
        }
        files.sort(Comparator.comparing(RecordingFile::uri));
        return files.stream().distinct().toList();
    }

    private static void addBelow(Path folder, FileSystem system, List<RecordingFile> files) throws IOException {
        RemoteIterator<LocatedFileStatus> below = system.listFiles(folder, true);
        while (below.hasNext()) {
            LocatedFileStatus status = below.next();
            String name = status.getPath().getName().toLowerCase(Locale.ROOT);
            if (name.endsWith(".jfr") || name.endsWith(".jfr.gz")) {
                files.add(file(status));
            }
        }
    }

    private static RecordingFile file(FileStatus status) {
        return new RecordingFile(status.getPath().toString(), status.getLen(), status.getModificationTime());
    }

    private static final class Group {
        private final List<RecordingFile> files = new ArrayList<>();
        private long bytes;
    }

    /** So many groups of about the same size at most: each file, the largest first, goes to the smallest group. */
    static List<List<RecordingFile>> spread(List<RecordingFile> files, int groups) {
        int count = Math.max(1, Math.min(groups, files.size()));
        Group[] all = new Group[count];
        Arrays.setAll(all, index -> new Group());
        PriorityQueue<Group> smallest = new PriorityQueue<>(
                Comparator.comparingLong((Group group) -> group.bytes).thenComparingInt(group -> group.files.size()));
        smallest.addAll(Arrays.asList(all));
        files.stream()
                .sorted(Comparator.comparingLong(RecordingFile::bytes).reversed())
                .forEach(file -> {
                    Group group = smallest.remove();
                    group.files.add(file);
                    group.bytes += file.bytes();
                    smallest.add(group);
                });
        return Arrays.stream(all).map(group -> group.files).toList();
    }
}
