package io.adaflight;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * A sink that writes the bytes of the events one after the other into a file, with nothing in between: text wants its
 * line ends in the events.
 */
public final class FileSink implements EventSink {
    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream out;

    private FileSink(OutputStream out) {
        this.out = out;
    }

    /**
     * A plain file, replaced if it is there. A flush hands all bytes to the operating system.
     *
     * @throws UncheckedIOException when the file cannot be opened
     */
    public static FileSink plain(Path file) {
        return new FileSink(new BufferedOutputStream(open(file), BUFFER_BYTES));
    }

    /**
     * A gzip file, replaced if it is there. A flush hands on what the compressor has finished; only a close makes the
     * file whole, since to end a block at each flush would cost most of the compression.
     *
     * @throws UncheckedIOException when the file cannot be opened
     */
    public static FileSink gzip(Path file) {
        OutputStream opened = open(file);
        try {
            return new FileSink(new BufferedOutputStream(new GZIPOutputStream(opened, BUFFER_BYTES), BUFFER_BYTES));
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

    private static OutputStream open(Path file) {
        try {
            return new FileOutputStream(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open '" + file + "' for writing: " + e.getMessage(), e);
        }
    }

    @Override
    public void write(ByteBuffer event) throws IOException {
        if (event.hasArray()) {
            out.write(event.array(), event.arrayOffset() + event.position(), event.remaining());
        } else {
            byte[] copy = new byte[event.remaining()];
            event.get(event.position(), copy);
            out.write(copy, 0, copy.length);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
