package io.adaflight.analyzer.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Makes a file or a folder so that its name never stands for half of it: in a hidden folder beside it first. That goes when
 * something fails and when the process is ended by a signal.
 */
public final class AtomicPath {
    private AtomicPath() {}

    /** Makes a file or a folder. */
    @FunctionalInterface
    public interface Making {
        /** Makes it at a path at which nothing is yet. */
        void make(Path path) throws IOException;
    }

    /** Makes a file or a folder and moves it to its target; replaces a file. */
    public static void make(Path target, Making making) throws IOException {
        Path absolute = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        Path name = Objects.requireNonNull(absolute.getFileName(), "the root is a folder, which is there already");
        Path folder = Objects.requireNonNull(absolute.getParent(), "an absolute path with a name has a folder");
        Path hidden = Files.createTempDirectory(folder, "." + name + ".");
        Thread hook = new Thread(() -> deleteQuietly(hidden), "delete-unfinished");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            Path unfinished = hidden.resolve(name);
            making.make(unfinished);
            move(unfinished, absolute);
        } finally {
            delete(hidden);
            removeHook(hook);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends already, and the hook finds nothing to delete.
            return;
        }
    }

    private static void deleteQuietly(Path path) {
        try {
            delete(path);
        } catch (IOException e) {
            // The process ends; what is left has a name that begins with a dot.
            return;
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (Stream<Path> children = Files.list(path)) {
                for (Path child : children.toList()) {
                    delete(child);
                }
            }
        }
        Files.deleteIfExists(path);
    }
}
