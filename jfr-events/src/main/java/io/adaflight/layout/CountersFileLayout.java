package io.adaflight.layout;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The layout of a counters file, version 1: numbers are big-endian, text is UTF-8 behind its length in two bytes.
 *
 * <pre>
 * header, 64 bytes   0 magic "ADAFCNTS"   8 version (int)   12 reserved (int)   16 process id (long)
 *                   24 created, ms since 1970 (long)   32 CRC-32C of bytes 0 to 31 (int)
 * two slots          each {@value #SLOT_BYTES} bytes, from byte 64 on; the whole one with the greater sequence holds
 *   slot             0 sequence, from 1 (long)   8 taken, ms since 1970 (long)   16 rows (int)
 *                   20 CRC-32C of bytes 0 to 19 and of the rows (int)   24 rows
 *   row, 640 bytes   0 kind (int)   4 reserved (int)   8 thread id (long)   16 events written   24 bytes written
 *                   32 events rejected   40 bytes rejected   48 events evicted   56 bytes evicted
 *                   64 events filtered (long each)   72 pipeline   460 thread
 * </pre>
 */
public final class CountersFileLayout {
    /** What a file begins with: "ADAFCNTS". */
    public static final long MAGIC = 0x41444146434E5453L;

    public static final int VERSION = 1;
    public static final int HEADER_BYTES = 64;
    public static final int VERSION_OFFSET = 8;
    public static final int PROCESS_OFFSET = 16;
    public static final int CREATED_OFFSET = 24;

    /** How much of a header its checksum is over, which follows. */
    public static final int HEADER_CHECKED_BYTES = 32;

    public static final int SLOT_HEADER_BYTES = 24;
    public static final int TAKEN_OFFSET = 8;
    public static final int ROWS_OFFSET = 16;

    /** How much of a slot's header its checksum is over, which follows. */
    public static final int SLOT_CHECKED_BYTES = 20;

    public static final int ROW_BYTES = 640;
    public static final int MOST_ROWS = 1024;
    public static final int SLOT_BYTES = SLOT_HEADER_BYTES + MOST_ROWS * ROW_BYTES;
    public static final int FILE_BYTES = HEADER_BYTES + 2 * SLOT_BYTES;

    public static final int THREAD_ID_OFFSET = 8;
    public static final int COUNTS_OFFSET = 16;
    public static final int PIPELINE_OFFSET = 72;
    public static final int MOST_PIPELINE_BYTES = 384;
    public static final int THREAD_OFFSET = 460;
    public static final int MOST_THREAD_BYTES = 176;

    /** How many counts a row has; their places follow. */
    public static final int COUNTS = 7;

    public static final int EVENTS_WRITTEN = 0;
    public static final int BYTES_WRITTEN = 1;
    public static final int EVENTS_REJECTED = 2;
    public static final int BYTES_REJECTED = 3;
    public static final int EVENTS_EVICTED = 4;
    public static final int BYTES_EVICTED = 5;
    public static final int EVENTS_FILTERED = 6;

    /** The row of one thread, or of all virtual threads. */
    public static final int KIND_THREAD = 0;

    /** The row of the threads of a pipeline that have ended or have no row. */
    public static final int KIND_OTHER_THREADS = 1;

    /** The row of all pipelines that have no rows. */
    public static final int KIND_OTHER_PIPELINES = 2;

    private CountersFileLayout() {}

    /** Where a slot begins. */
    public static int slotOffset(int slot) {
        return HEADER_BYTES + slot * SLOT_BYTES;
    }

    /** The checksum of a header. */
    public static int headerChecksum(ByteBuffer file) {
        CRC32C checksum = new CRC32C();
        checksum.update(file.slice(0, HEADER_CHECKED_BYTES));
        return (int) checksum.getValue();
    }

    /**
     * The checksum of a slot.
     *
     * @param rows from 0 to {@link #MOST_ROWS}
     */
    public static int slotChecksum(ByteBuffer file, int slot, int rows) {
        CRC32C checksum = new CRC32C();
        checksum.update(file.slice(slotOffset(slot), SLOT_CHECKED_BYTES));
        checksum.update(file.slice(slotOffset(slot) + SLOT_HEADER_BYTES, rows * ROW_BYTES));
        return (int) checksum.getValue();
    }
}
