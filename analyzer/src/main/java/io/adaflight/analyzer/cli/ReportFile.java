package io.adaflight.analyzer.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes a file so that its name never stands for half of it: into a sibling first, which is then moved. The sibling goes
 * when writing fails and when the process is ended by a signal.
 */
final class ReportFile {
    /** Writes the content. */
    @FunctionalInterface
    interface Content {
        void writeTo(Writer writer) throws IOException;
    }

    /**
     * Writes the content, as bytes.
     *
     * @param <E> what else can go wrong
     */
    @FunctionalInterface
    interface Bytes<E extends Exception> {
        void writeTo(OutputStream output) throws IOException, E;
    }

    private ReportFile() {}

    /** Writes or replaces a file in UTF-8; what is no plain file, such as a pipe, is written to directly. */
    static void write(Path file, Content content) throws IOException {
        writeBytes(file, output -> {
            Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8.newEncoder());
            content.writeTo(writer);
            writer.flush();
        });
    }

    /** Writes or replaces a file; what is no plain file, such as a pipe, is written to directly. */
    static <E extends Exception> void writeBytes(Path file, Bytes<E> content) throws IOException, E {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            writeTo(Files.newOutputStream(target), content);
            return;
        }
        Path sibling = target.resolveSibling("." + target.getFileName() + "."
                + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp");
        OutputStream created = Files.newOutputStream(sibling, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        sibling.toFile().deleteOnExit();
        try {
            writeTo(created, content);
            move(sibling, target);
        } finally {
            Files.deleteIfExists(sibling);
        }
    }

    private static <E extends Exception> void writeTo(OutputStream file, Bytes<E> content) throws IOException, E {
        try (OutputStream output = new BufferedOutputStream(file)) {
            content.writeTo(output);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
