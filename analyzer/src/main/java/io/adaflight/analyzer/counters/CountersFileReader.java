package io.adaflight.analyzer.counters;

import static io.adaflight.analyzer.recording.event.EventCounts.saturatedSum;

import io.adaflight.analyzer.recording.RecordingException;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.FinalCounts;
import io.adaflight.analyzer.recording.event.FinalCounts.OfPipeline;
import io.adaflight.analyzer.recording.event.FinalCounts.OfThread;
import io.adaflight.layout.CountersFileLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the counters file that a process writes beside its recording. */
public final class CountersFileReader {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LATEST_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI;

    private final String name;
    private final ByteBuffer file;
    private final Map<String, EventCounts> totals = new TreeMap<>();
    private final Map<String, List<OfThread>> threads = new TreeMap<>();
    private EventCounts others = EventCounts.NONE;

    private CountersFileReader(String name, ByteBuffer file) {
        this.name = name;
        this.file = file;
    }

    /**
     * Reads its last complete state, also while the process is writing.
     *
     * @throws RecordingException when it cannot be read, is no counters file or has no complete state; its message says which
     */
    public static FinalCounts read(Path path) throws RecordingException {
        String name = path.toString();
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new RecordingException(name + ": is not a regular file; name the counters file itself");
        }
        try (InputStream in = Files.newInputStream(path)) {
            ByteBuffer file = ByteBuffer.wrap(in.readNBytes(CountersFileLayout.FILE_BYTES));
            return new CountersFileReader(name, file).read();
        } catch (FileSystemException e) {
            throw new RecordingException(
                    name + ": cannot be read (" + e.getClass().getSimpleName() + ")", e);
        } catch (IOException e) {
            throw new RecordingException(name + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private FinalCounts read() throws RecordingException {
        checkHeader();
        int slot = latestSlot();
        int at = CountersFileLayout.slotOffset(slot);
        int rows = file.getInt(at + CountersFileLayout.ROWS_OFFSET);
        for (int row = 0; row < rows; row++) {
            addRow(at + CountersFileLayout.SLOT_HEADER_BYTES + row * CountersFileLayout.ROW_BYTES);
        }
        List<OfPipeline> pipelines = new ArrayList<>();
        totals.forEach((pipeline, total) ->
                pipelines.add(new OfPipeline(pipeline, total, threads.getOrDefault(pipeline, List.of()))));
        return new FinalCounts(
                name,
                file.getLong(CountersFileLayout.PROCESS_OFFSET),
                nanos(file.getLong(CountersFileLayout.CREATED_OFFSET)),
                nanos(file.getLong(at + CountersFileLayout.TAKEN_OFFSET)),
                pipelines,
                others);
    }

    private void checkHeader() throws RecordingException {
        if (file.limit() < CountersFileLayout.HEADER_BYTES || file.getLong(0) != CountersFileLayout.MAGIC) {
            throw broken("is not a counters file");
        }
        int version = file.getInt(CountersFileLayout.VERSION_OFFSET);
        if (version != CountersFileLayout.VERSION) {
            throw broken("is a counters file of version " + version + ", expected " + CountersFileLayout.VERSION);
        }
        if (file.getInt(CountersFileLayout.HEADER_CHECKED_BYTES) != CountersFileLayout.headerChecksum(file)) {
            throw broken("has a damaged header");
        }
        if (file.limit() < CountersFileLayout.FILE_BYTES) {
            throw broken("is cut off after " + file.limit() + " bytes, expected " + CountersFileLayout.FILE_BYTES);
        }
    }

    private int latestSlot() throws RecordingException {
        boolean first = isWhole(0);
        boolean second = isWhole(1);
        if (!first && !second) {
            throw broken("has no whole state: the process ended before the first one, or the file is damaged");
        }
        return second && (!first || sequence(1) > sequence(0)) ? 1 : 0;
    }

    private long sequence(int slot) {
        return file.getLong(CountersFileLayout.slotOffset(slot));
    }

    private boolean isWhole(int slot) {
        int at = CountersFileLayout.slotOffset(slot);
        int rows = file.getInt(at + CountersFileLayout.ROWS_OFFSET);
        return sequence(slot) > 0
                && rows >= 0
                && rows <= CountersFileLayout.MOST_ROWS
                && file.getInt(at + CountersFileLayout.SLOT_CHECKED_BYTES)
                        == CountersFileLayout.slotChecksum(file, slot, rows);
    }

    private void addRow(int at) throws RecordingException {
        EventCounts counts = counts(at);
        int kind = file.getInt(at);
        if (kind == CountersFileLayout.KIND_OTHER_PIPELINES) {
            others = others.plus(counts);
            return;
        }
        String pipeline = text(at + CountersFileLayout.PIPELINE_OFFSET, CountersFileLayout.MOST_PIPELINE_BYTES);
        totals.merge(pipeline, counts, EventCounts::plus);
        if (kind == CountersFileLayout.KIND_THREAD) {
            threads.computeIfAbsent(pipeline, key -> new ArrayList<>())
                    .add(new OfThread(
                            file.getLong(at + CountersFileLayout.THREAD_ID_OFFSET),
                            text(at + CountersFileLayout.THREAD_OFFSET, CountersFileLayout.MOST_THREAD_BYTES),
                            counts));
        }
    }

    private EventCounts counts(int at) throws RecordingException {
        long[] count = new long[CountersFileLayout.COUNTS];
        for (int index = 0; index < count.length; index++) {
            count[index] = file.getLong(at + CountersFileLayout.COUNTS_OFFSET + Long.BYTES * index);
            if (count[index] < 0) {
                throw broken("has a count below 0");
            }
        }
        return new EventCounts(
                count[CountersFileLayout.EVENTS_WRITTEN],
                saturatedSum(count[CountersFileLayout.EVENTS_REJECTED], count[CountersFileLayout.EVENTS_EVICTED]),
                count[CountersFileLayout.EVENTS_EVICTED],
                count[CountersFileLayout.EVENTS_REJECTED],
                count[CountersFileLayout.EVENTS_FILTERED],
                count[CountersFileLayout.BYTES_WRITTEN],
                saturatedSum(count[CountersFileLayout.BYTES_REJECTED], count[CountersFileLayout.BYTES_EVICTED]));
    }

    private String text(int at, int mostBytes) throws RecordingException {
        int length = file.getShort(at);
        if (length < 0 || length > mostBytes) {
            throw broken("has a name of " + length + " bytes");
        }
        byte[] text = new byte[length];
        file.get(at + Short.BYTES, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static long nanos(long epochMillis) {
        return Math.max(0, Math.min(LATEST_MILLIS, epochMillis)) * NANOS_PER_MILLI;
    }

    private RecordingException broken(String problem) {
        return new RecordingException(name + ": " + problem);
    }
}
