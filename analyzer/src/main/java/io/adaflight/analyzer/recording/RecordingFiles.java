package io.adaflight.analyzer.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The files that a path stands for: itself, or the chunks in a repository folder. */
final class RecordingFiles {
    private RecordingFiles() {}

    /**
     * Lists them by name.
     *
     * @throws RecordingException when nothing is there that could be a recording
     */
    static List<Path> of(Path path) throws RecordingException {
        if (!Files.exists(path) && Files.isSymbolicLink(path)) {
            throw new RecordingException(path + ": is a symbolic link that leads nowhere; name the recording itself");
        }
        if (!Files.exists(path)) {
            throw new RecordingException(path + ": there is no such file; check the path");
        }
        if (Files.isDirectory(path)) {
            return inFolder(path);
        }
        if (!Files.isRegularFile(path)) {
            throw new RecordingException(path + ": is not a file; name a recording (.jfr) or a repository folder");
        }
        if (!Files.isReadable(path)) {
            throw new RecordingException(path + ": may not be read; check its permissions");
        }
        return List.of(path);
    }

    private static List<Path> inFolder(Path folder) throws RecordingException {
        List<Path> files = list(folder).filter(RecordingFiles::isRecording).toList();
        if (!files.isEmpty()) {
            return files;
        }
        List<Path> below = list(folder)
                .filter(Files::isDirectory)
                .filter(child -> hasRecording(child))
                .toList();
        String advice = below.isEmpty()
                ? "name a recording or the repository folder of one JVM"
                : "name one of its folders that have: " + below.get(0)
                        + (below.size() > 1 ? " and " + (below.size() - 1) + " more" : "");
        throw new RecordingException(folder + ": is a folder without recordings (.jfr); " + advice);
    }

    private static Stream<Path> list(Path folder) throws RecordingException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList().stream();
        } catch (IOException e) {
            throw new RecordingException(folder + ": the folder may not be read; check its permissions", e);
        }
    }

    private static boolean hasRecording(Path folder) {
        try {
            return list(folder).anyMatch(RecordingFiles::isRecording);
        } catch (RecordingException e) {
            return false;
        }
    }

    private static boolean isRecording(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return (name.endsWith(".jfr") || name.endsWith(".jfr.gz")) && Files.isRegularFile(file);
    }
}
