package io.adaflight.analyzer;

import io.adaflight.layout.CountersFileLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes counters files as the plugin does, and as it never would. */
public final class SampleCountersFile {
    private static final int BYTES_OF_AN_EVENT = 10;

    private SampleCountersFile() {}

    /** A file of process 4711 without a state. */
    public static ByteBuffer empty() {
        ByteBuffer file = ByteBuffer.allocate(CountersFileLayout.FILE_BYTES);
        file.putLong(0, CountersFileLayout.MAGIC);
        file.putInt(CountersFileLayout.VERSION_OFFSET, CountersFileLayout.VERSION);
        file.putLong(CountersFileLayout.PROCESS_OFFSET, 4711);
        return file.putInt(CountersFileLayout.HEADER_CHECKED_BYTES, CountersFileLayout.headerChecksum(file));
    }

    /** Says which process wrote a file. */
    public static void process(ByteBuffer file, long id) {
        file.putLong(CountersFileLayout.PROCESS_OFFSET, id);
        file.putInt(CountersFileLayout.HEADER_CHECKED_BYTES, CountersFileLayout.headerChecksum(file));
    }

    /**
     * Writes a slot, taken at as many seconds as its sequence; gives where it begins.
     *
     * @param writtenAndRejected a row for each two, of threads with the ids from 1 on
     */
    public static int slot(ByteBuffer file, int slot, long sequence, String pipeline, long... writtenAndRejected) {
        int at = CountersFileLayout.slotOffset(slot);
        int rows = writtenAndRejected.length / 2;
        file.putLong(at, sequence);
        file.putLong(at + CountersFileLayout.TAKEN_OFFSET, sequence * 1000);
        file.putInt(at + CountersFileLayout.ROWS_OFFSET, rows);
        for (int index = 0; index < rows; index++) {
            int row = at + CountersFileLayout.SLOT_HEADER_BYTES + index * CountersFileLayout.ROW_BYTES;
            file.putLong(row + CountersFileLayout.THREAD_ID_OFFSET, index + 1);
            putCounts(file, row, writtenAndRejected[2 * index], writtenAndRejected[2 * index + 1]);
            putText(file, row + CountersFileLayout.PIPELINE_OFFSET, pipeline);
            putText(file, row + CountersFileLayout.THREAD_OFFSET, "thread-" + (index + 1));
        }
        seal(file, slot, rows);
        return at;
    }

    private static void putCounts(ByteBuffer file, int row, long written, long rejected) {
        int at = row + CountersFileLayout.COUNTS_OFFSET;
        file.putLong(at + Long.BYTES * CountersFileLayout.EVENTS_WRITTEN, written);
        file.putLong(at + Long.BYTES * CountersFileLayout.BYTES_WRITTEN, Math.max(0, written) * BYTES_OF_AN_EVENT);
        file.putLong(at + Long.BYTES * CountersFileLayout.EVENTS_REJECTED, rejected);
        file.putLong(at + Long.BYTES * CountersFileLayout.BYTES_REJECTED, rejected * BYTES_OF_AN_EVENT);
    }

    private static void putText(ByteBuffer file, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        file.putShort(at, (short) bytes.length);
        file.put(at + Short.BYTES, bytes);
    }

    /** Makes the times of a slot, and that of the file's beginning, milliseconds since 1970. */
    public static void date(ByteBuffer file, int slot, long createdMillis, long takenMillis) {
        file.putLong(CountersFileLayout.CREATED_OFFSET, createdMillis);
        file.putInt(CountersFileLayout.HEADER_CHECKED_BYTES, CountersFileLayout.headerChecksum(file));
        int at = CountersFileLayout.slotOffset(slot);
        file.putLong(at + CountersFileLayout.TAKEN_OFFSET, takenMillis);
        seal(file, slot, file.getInt(at + CountersFileLayout.ROWS_OFFSET));
    }

    /** Writes it to disk. */
    public static Path write(ByteBuffer file, Path path) throws IOException {
        byte[] bytes = new byte[file.capacity()];
        file.get(0, bytes);
        return Files.write(path, bytes);
    }

    /** Makes the checksum of a slot the right one. */
    public static void seal(ByteBuffer file, int slot, int rows) {
        file.putInt(
                CountersFileLayout.slotOffset(slot) + CountersFileLayout.SLOT_CHECKED_BYTES,
                CountersFileLayout.slotChecksum(file, slot, rows));
    }
}
