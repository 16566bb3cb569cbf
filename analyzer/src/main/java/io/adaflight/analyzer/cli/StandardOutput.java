package io.adaflight.analyzer.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Standard output that remembers its first failure, which a {@link java.io.PrintWriter} on top of it hides. */
final class StandardOutput extends FilterOutputStream {
    private static final Path ITSELF = Path.of("/dev/stdout");
    private static final int TYPE_OF_FILE = 0xf000;
    private static final int PIPE = 0x1000;
    private static final int SOCKET = 0xc000;

    private final boolean pipe;
    private @Nullable IOException failure;

    /**
     * Wraps a stream.
     *
     * @param pipe whether a reader at the other end may go away, which is no failure
     */
    StandardOutput(OutputStream stream, boolean pipe) {
        super(new BufferedOutputStream(stream));
        this.pipe = pipe;
    }

    static StandardOutput ofProcess() {
        return new StandardOutput(new FileOutputStream(FileDescriptor.out), isPipe(ITSELF));
    }

    /** Whether a file is a pipe or a socket; false where the system cannot tell. */
    static boolean isPipe(Path file) {
        try {
            Object mode = Files.getAttribute(file, "unix:mode", new LinkOption[0]);
            int type = mode instanceof Integer bits ? bits & TYPE_OF_FILE : 0;
            return type == PIPE || type == SOCKET;
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return false;
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int count) throws IOException {
        try {
            out.write(bytes, start, count);
        } catch (IOException e) {
            throw remembered(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw remembered(e);
        }
    }

    private IOException remembered(IOException problem) {
        if (failure == null) {
            failure = problem;
        }
        return problem;
    }

    /** What went wrong and what to do; null when nothing did, or when the reader of a pipe has left. */
    @Nullable
    String problem() {
        return failure == null || pipe
                ? null
                : "cannot be written (" + failure.getMessage() + "); check the disk or name another --output";
    }
}
