package io.adaflight.analyzer.recording;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks a gzip file (RFC 1952) member by member. Unlike {@link java.util.zip.GZIPInputStream} it needs no deeper stack for
 * more members, and reads headers in blocks too. What follows the last member is left alone.
 */
final class GzipReader implements Closeable {
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream file;
    private final LongConsumer progress;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] block = new byte[BLOCK_BYTES];
    private int next;
    private int end;
    private long bytesRead;
    private boolean inMember;
    private boolean done;

    /**
     * Opens a file.
     *
     * @param progress is told how many of its bytes are read
     */
    GzipReader(Path packed, LongConsumer progress) throws IOException {
        this.file = Files.newInputStream(packed);
        this.progress = progress;
    }

    /**
     * Unpacks some bytes.
     *
     * @return how many, at least one; -1 after the last member
     * @throws EOFException when the file ends in a member
     * @throws ZipException when the file is damaged
     */
    int read(byte[] target) throws IOException {
        while (!done) {
            if (!inMember) {
                beginMember();
                continue;
            }
            int count = inflate(target);
            if (count > 0) {
                checksum.update(target, 0, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            }
        }
        return -1;
    }

    private int inflate(byte[] target) throws IOException {
        try {
            if (inflater.needsInput() && !inflater.finished()) {
                require();
                inflater.setInput(block, next, end - next);
                next = end;
            }
            int count = inflater.inflate(target);
            if (count == 0 && inflater.needsDictionary()) {
                throw new ZipException("needs a dictionary");
            }
            return count;
        } catch (DataFormatException e) {
            throw new ZipException(e.getMessage());
        }
    }

    private void beginMember() throws IOException {
        boolean first = bytesRead == 0;
        if (!first && !hasMore()) {
            done = true;
            return;
        }
        if (readShort() != MAGIC || readByte() != DEFLATE) {
            if (first) {
                throw new ZipException("is not in the gzip format");
            }
            done = true;
            return;
        }
        int flags = readByte();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(readShort());
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
        inflater.reset();
        checksum.reset();
        inMember = true;
    }

    private void endMember() throws IOException {
        next = end - inflater.getRemaining();
        long expected = readShort() | (long) readShort() << 16;
        long size = readShort() | (long) readShort() << 16;
        if (expected != checksum.getValue() || size != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("has a wrong checksum");
        }
        inMember = false;
    }

    private void skip(int count) throws IOException {
        for (int index = 0; index < count; index++) {
            readByte();
        }
    }

    private void skipText() throws IOException {
        int next;
        do {
            next = readByte();
        } while (next != 0); // Texts end with a zero.
    }

    private int readShort() throws IOException {
        int low = readByte();
        return low | readByte() << 8;
    }

    private int readByte() throws IOException {
        require();
        return block[next++] & 0xff;
    }

    private void require() throws IOException {
        if (!hasMore()) {
            throw new EOFException("ends in a member");
        }
    }

    private boolean hasMore() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, file.read(block));
            bytesRead += end;
            progress.accept(bytesRead);
        }
        return next < end;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        file.close();
    }
}
