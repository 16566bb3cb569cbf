package io.adaflight;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A sink that writes the bytes of the events one after the other into a file, with nothing in between: text wants its
 * line ends in the events. The file is opened when the pipeline opens, and replaced if it is there.
 */
public final class FileSink implements EventSink {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final boolean compressed;

    private @Nullable OutputStream out;

    private FileSink(Path file, boolean compressed) {
        this.file = file;
        this.compressed = compressed;
    }

    /**
     * A plain file. A flush hands all bytes to the operating system.
     *
     * @param file is created, or replaced
     * @return the sink, not open yet
     */
    public static FileSink plain(Path file) {
        return new FileSink(file, false);
    }

    /**
     * A gzip file. A flush hands on what the compressor has finished; only a close makes the file whole, because to end a block
     * at each flush would cost most of the compression.
     *
     * @param file is created, or replaced
     * @return the sink, not open yet
     */
    public static FileSink gzip(Path file) {
        return new FileSink(file, true);
    }

    /**
     * Opens the file.
     *
     * @throws UncheckedIOException when it cannot be opened or written; its message names the file
     */
    @Override
    public void open() {
        OutputStream opened = opened();
        try {
            out = new BufferedOutputStream(
                    compressed ? new GZIPOutputStream(opened, BUFFER_BYTES) : opened, BUFFER_BYTES);
        } catch (IOException e) {
            UncheckedIOException failure =
                    new UncheckedIOException("cannot write to '" + file + "': " + e.getMessage(), e);
            closeAfter(failure, opened);
            throw failure;
        }
    }

    private static void closeAfter(Exception failure, OutputStream opened) {
        try {
            opened.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private OutputStream opened() {
        try {
            return new FileOutputStream(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open '" + file + "' for writing: " + e.getMessage(), e);
        }
    }

    private OutputStream out() throws IOException {
        OutputStream present = out;
        if (present == null) {
            throw new IOException(
                    "'" + file + "' is not open; the pipeline opens it, or a sink that hands on to this one");
        }
        return present;
    }

    @Override
    public void write(ByteBuffer event) throws IOException {
        if (event.hasArray()) {
            out().write(event.array(), event.arrayOffset() + event.position(), event.remaining());
        } else {
            byte[] copy = new byte[event.remaining()];
            event.get(event.position(), copy);
            out().write(copy, 0, copy.length);
        }
    }

    @Override
    public void flush() throws IOException {
        out().flush();
    }

    @Override
    public void close() throws IOException {
        out().close();
    }
}
