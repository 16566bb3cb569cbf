package io.adaflight.internal.persist;

import io.adaflight.layout.CountersFileLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A counters file that this process writes; one thread at a time. */
final class CountersFile implements AutoCloseable {
    /* The lock is on a byte far beyond the end, so that on systems with mandatory locks the file can be read. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final FileChannel channel;
    private final MappedByteBuffer file;
    private long sequence;

    private CountersFile(FileChannel channel, MappedByteBuffer file) {
        this.channel = channel;
        this.file = file;
    }

    /**
     * Creates a file, or begins one anew that an earlier process has left.
     *
     * @throws IOException when the file cannot be written, belongs to another process or is no counters file of this
     *     version; what is not ours is as it was then, and a file that is new is not there
     */
    static CountersFile open(Path path, long epochMillis) throws IOException {
        try (Opening opening = new Opening(path)) {
            lock(opening.channel);
            if (opening.channel.size() == 0) {
                opening.begun = true;
                write(opening.channel, 0, header(epochMillis));
            } else {
                checkOwn(opening.channel);
            }
            clear(opening.channel);
            MappedByteBuffer file = opening.channel.map(MapMode.READ_WRITE, 0, CountersFileLayout.FILE_BYTES);
            file.put(0, header(epochMillis).array());
            opening.done = true;
            return new CountersFile(opening.channel, file);
        }
    }

    /*
     * A file that is being opened. A new one gets its header first and is deleted when the rest fails, since a file without a
     * header would be taken for somebody else's by every later process.
     */
    private static final class Opening implements AutoCloseable {
        private final Path path;
        private final FileChannel channel;
        private boolean begun;
        private boolean done;

        Opening(Path path) throws IOException {
            this.path = path;
            this.channel = channel(path);
        }

        @Override
        public void close() throws IOException {
            if (done) {
                return;
            }
            try {
                if (begun) {
                    Files.deleteIfExists(path);
                }
            } finally {
                channel.close();
            }
        }
    }

    /* A pipe or a device would be written to, or waited for. */
    private static FileChannel channel(Path path) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IOException("it is no regular file");
        }
        try {
            return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (FileSystemException e) {
            throw new IOException(
                    "it cannot be opened for writing: " + e.getClass().getSimpleName(), e);
        }
    }

    private static void lock(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                throw new IOException("another process writes it");
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException("this process writes it already", e);
        }
    }

    private static void checkOwn(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return;
        }
        ByteBuffer header = ByteBuffer.allocate(CountersFileLayout.HEADER_BYTES);
        int read = channel.read(header, 0);
        if (read < CountersFileLayout.HEADER_BYTES
                || header.getLong(0) != CountersFileLayout.MAGIC
                || header.getInt(CountersFileLayout.VERSION_OFFSET) != CountersFileLayout.VERSION
                || header.getInt(CountersFileLayout.HEADER_CHECKED_BYTES)
                        != CountersFileLayout.headerChecksum(header)) {
            throw new IOException("it is no counters file of version " + CountersFileLayout.VERSION
                    + " and is not overwritten; name another file");
        }
    }

    /* A store into a page that a full disk has no room for would be an error of the JVM: the room is taken before. */
    private static void clear(FileChannel channel) throws IOException {
        int bytes = CountersFileLayout.FILE_BYTES - CountersFileLayout.HEADER_BYTES;
        write(channel, CountersFileLayout.HEADER_BYTES, ByteBuffer.allocate(bytes));
    }

    private static void write(FileChannel channel, int offset, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes, offset + bytes.position());
        }
    }

    private static ByteBuffer header(long epochMillis) {
        ByteBuffer header = ByteBuffer.allocate(CountersFileLayout.HEADER_BYTES);
        header.putLong(0, CountersFileLayout.MAGIC);
        header.putInt(CountersFileLayout.VERSION_OFFSET, CountersFileLayout.VERSION);
        header.putLong(
                CountersFileLayout.PROCESS_OFFSET, ProcessHandle.current().pid());
        header.putLong(CountersFileLayout.CREATED_OFFSET, epochMillis);
        return header.putInt(CountersFileLayout.HEADER_CHECKED_BYTES, CountersFileLayout.headerChecksum(header));
    }

    /** Writes rows, at most {@link CountersFileLayout#MOST_ROWS}, over the older slot. */
    void write(List<CountersRow> rows, long epochMillis) {
        sequence++;
        int slot = (int) (sequence & 1);
        int offset = CountersFileLayout.slotOffset(slot);
        file.putLong(offset, sequence);
        file.putLong(offset + CountersFileLayout.TAKEN_OFFSET, epochMillis);
        file.putInt(offset + CountersFileLayout.ROWS_OFFSET, rows.size());
        int at = offset + CountersFileLayout.SLOT_HEADER_BYTES;
        for (CountersRow row : rows) {
            put(at, row);
            at += CountersFileLayout.ROW_BYTES;
        }
        file.putInt(
                offset + CountersFileLayout.SLOT_CHECKED_BYTES,
                CountersFileLayout.slotChecksum(file, slot, rows.size()));
    }

    private void put(int at, CountersRow row) {
        file.putInt(at, row.kind());
        file.putLong(at + CountersFileLayout.THREAD_ID_OFFSET, row.threadId());
        for (int count = 0; count < CountersFileLayout.COUNTS; count++) {
            file.putLong(at + CountersFileLayout.COUNTS_OFFSET + Long.BYTES * count, row.count(count));
        }
        putText(at + CountersFileLayout.PIPELINE_OFFSET, row.pipeline(), CountersFileLayout.MOST_PIPELINE_BYTES);
        putText(at + CountersFileLayout.THREAD_OFFSET, row.thread(), CountersFileLayout.MOST_THREAD_BYTES);
    }

    /* A name that is too long is cut between two characters. */
    private void putText(int at, String text, int mostBytes) {
        ByteBuffer bytes = ByteBuffer.allocate(mostBytes);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(text), bytes, true);
        bytes.flip();
        file.putShort(at, (short) bytes.limit());
        file.put(at + Short.BYTES, bytes.array(), 0, bytes.limit());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
