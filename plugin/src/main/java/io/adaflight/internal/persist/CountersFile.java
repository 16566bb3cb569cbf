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
     *     version; it is as it was then
     */
    static CountersFile open(Path path, long epochMillis) throws IOException {
        FileChannel channel = channel(path);
        try {
            lock(channel);
            checkOwn(channel);
            clear(channel);
            MappedByteBuffer file = channel.map(MapMode.READ_WRITE, 0, CountersFileLayout.FILE_BYTES);
            begin(file, epochMillis);
            return new CountersFile(channel, file);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel channel(Path path) throws IOException {
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
        ByteBuffer zeros = ByteBuffer.allocate(CountersFileLayout.FILE_BYTES - CountersFileLayout.HEADER_BYTES);
        while (zeros.hasRemaining()) {
            channel.write(zeros, CountersFileLayout.HEADER_BYTES + zeros.position());
        }
    }

    private static void begin(MappedByteBuffer file, long epochMillis) {
        file.putLong(0, CountersFileLayout.MAGIC);
        file.putInt(CountersFileLayout.VERSION_OFFSET, CountersFileLayout.VERSION);
        file.putLong(CountersFileLayout.PROCESS_OFFSET, ProcessHandle.current().pid());
        file.putLong(CountersFileLayout.CREATED_OFFSET, epochMillis);
        file.putInt(CountersFileLayout.HEADER_CHECKED_BYTES, CountersFileLayout.headerChecksum(file));
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
