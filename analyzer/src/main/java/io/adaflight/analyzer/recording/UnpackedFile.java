package io.adaflight.analyzer.recording;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;

/** A temporary copy of a gzip file, unpacked up to a bound and deleted at the end, also by the end of the process. */
final class UnpackedFile implements Closeable {
    private static final long FREE_BYTES = 16 << 20;

    private final Path path;
    private final boolean complete;

    private UnpackedFile(Path path, boolean complete) {
        this.path = path;
        this.complete = complete;
    }

    /** Whether a file begins as gzip does. */
    static boolean isPacked(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            return input.read() == 0x1f && input.read() == 0x8b;
        }
    }

    /**
     * Unpacks a file.
     *
     * @param progress is told how many bytes of the packed file are done
     * @throws RecordingException when it unpacks to more than the limits allow
     */
    static UnpackedFile unpack(Path packed, LoadLimits limits, LongConsumer progress)
            throws IOException, RecordingException {
        long packedBytes = Math.min(Files.size(packed), Long.MAX_VALUE / limits.unpackedRatio() - FREE_BYTES);
        long most = Math.min(limits.unpackedBytes(), packedBytes * limits.unpackedRatio() + FREE_BYTES);
        Path copy = Files.createTempFile("adaflight-", ".jfr");
        copy.toFile().deleteOnExit();
        boolean done = false;
        try (GzipReader input = new GzipReader(packed, progress);
                OutputStream output = Files.newOutputStream(copy)) {
            boolean complete = copy(packed, input, output, most);
            done = true;
            return new UnpackedFile(copy, complete);
        } finally {
            if (!done) {
                Files.deleteIfExists(copy);
            }
        }
    }

    private static boolean copy(Path packed, GzipReader input, OutputStream output, long most)
            throws IOException, RecordingException {
        byte[] block = new byte[1 << 16];
        long written = 0;
        try {
            int count;
            while ((count = input.read(block)) >= 0) {
                written += count;
                if (written > most) {
                    throw new RecordingException(packed + ": unpacks to more than " + most
                            + " bytes, which no recording of its size does; unpack it yourself if you trust it");
                }
                output.write(block, 0, count);
            }
            return true;
        } catch (EOFException | ZipException e) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    /** Whether the packed file was read to its end without an error. */
    boolean isComplete() {
        return complete;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
