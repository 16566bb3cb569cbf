package io.adaflight.analyzer.recording.chunk;

import static io.adaflight.analyzer.recording.warning.Warning.Code.DAMAGED_CHUNK;
import static io.adaflight.analyzer.recording.warning.Warning.Code.STRAY_BYTES;
import static io.adaflight.analyzer.recording.warning.Warning.Code.TOO_MANY;
import static io.adaflight.analyzer.recording.warning.Warning.Code.UNFINISHED_CHUNK;

import io.adaflight.analyzer.recording.warning.WarningList;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of one file, found by their headers alone. Where a header is damaged the search goes on at the next bytes
 * that look like one, so that damage costs one chunk. Every byte is looked at a few times at most, and long stretches of zeros
 * only in parts.
 */
public final class ChunkIndex {
    /* Metadata alone has more, and a recorder begins a chunk each megabyte at most. */
    private static final long LEAST_CHUNK_BYTES = 1024;
    private static final long FEW_CHUNKS = 16;
    private static final long MOST_CHUNKS = 100_000;

    private final Path file;
    private final String shownFile;
    private final long chunkLimit;
    private final FileWindow bytes;
    private final long end;
    private final List<ChunkLocation> chunks = new ArrayList<>();
    private final WarningList warnings;
    private int number;
    private @Nullable ChunkHeader latest;

    private ChunkIndex(Path file, String shownFile, long chunkLimit, FileWindow bytes, WarningList warnings) {
        this.file = file;
        this.shownFile = shownFile;
        this.chunkLimit = chunkLimit;
        this.bytes = bytes;
        this.end = bytes.size();
        this.warnings = warnings;
    }

    /**
     * Finds the chunks that can be tried; none when the file is no recording. What is wrong is added to the warnings.
     *
     * @param progress is told how many bytes are done
     */
    public static List<ChunkLocation> scan(
            Path file, String shownFile, long chunkLimit, WarningList warnings, LongConsumer progress)
            throws IOException {
        try (FileWindow bytes = new FileWindow(file, progress)) {
            ChunkIndex index = new ChunkIndex(file, shownFile, chunkLimit, bytes, warnings);
            index.scan(0, index.end);
            index.warnOfLeaps();
            return List.copyOf(index.chunks);
        }
    }

    private void warnOfLeaps() {
        if (bytes.leaptFrom() >= 0) {
            warnings.add(
                    STRAY_BYTES,
                    shownFile + ": has long stretches of zeros between byte " + bytes.leaptFrom() + " and byte "
                            + bytes.leaptTo() + ": only " + FileWindow.BLOCK_BYTES + " of each " + FileWindow.LEAP_BYTES
                            + " bytes were searched there");
        }
    }

    /** Finds the chunks that begin inside of one whose header claims their bytes too. */
    public static List<ChunkLocation> scanWithin(ChunkLocation chunk, long chunkLimit, WarningList warnings)
            throws IOException {
        try (FileWindow bytes = new FileWindow(chunk.file(), position -> {})) {
            ChunkIndex index = new ChunkIndex(chunk.file(), chunk.shownFile(), chunkLimit, bytes, warnings);
            index.number = chunk.number();
            index.latest = chunk.header();
            long claimed = Math.min(index.end, chunk.offset() + chunk.header().size());
            index.scan(index.search(chunk.offset() + 1, claimed), claimed);
            return List.copyOf(index.chunks);
        }
    }

    private void scan(long from, long until) throws IOException {
        long most = Math.min(MOST_CHUNKS, FEW_CHUNKS + (until - from) / LEAST_CHUNK_BYTES) + number;
        long position = from;
        while (position < until) {
            if (number >= most) {
                warnings.add(
                        TOO_MANY,
                        shownFile + ": has more than " + number
                                + " chunks, which no recording of its size has; what begins" + " at byte " + position
                                + " is left out");
                return;
            }
            ChunkHeader header = bytes.headerAt(position);
            position = header == null ? skipStrayBytes(position) : take(position, header);
        }
    }

    private long skipStrayBytes(long position) throws IOException {
        long next = search(position + 1, end);
        if (number > 0 || next < end) {
            warnings.add(
                    STRAY_BYTES,
                    shownFile + ": " + (next - position) + " bytes at byte " + position + " are not a chunk; skipped");
        }
        return next;
    }

    private long take(long position, ChunkHeader header) throws IOException {
        number++;
        latest = header;
        long available = end - position;
        String problem = header.problem(available, chunkLimit);
        long chunkEnd = position + Math.min(Math.max(header.size(), ChunkHeader.BYTES), available);
        if (problem == null && chunkEnd < end && bytes.headerAt(chunkEnd) == null) {
            long inner = search(position + 1, chunkEnd);
            if (inner < chunkEnd) {
                problem = "says that it has " + header.size() + " bytes, and the next one begins after "
                        + (inner - position);
            }
        }
        if (problem != null) {
            String place = ChunkLocation.place(shownFile, number, position);
            warnings.add(header.isFinished() ? DAMAGED_CHUNK : UNFINISHED_CHUNK, place + " " + problem);
            return search(position + 1, end);
        }
        ChunkLocation chunk = new ChunkLocation(file, shownFile, number, position, header);
        chunks.add(chunk);
        if (header.isFinished()) {
            return chunkEnd;
        }
        long next = search(chunkEnd, end);
        warnings.add(
                UNFINISHED_CHUNK,
                chunk.place()
                        + " was not finished, as when a JVM is killed: it was read up to its last flush at "
                        + Instant.ofEpochSecond(0, header.endNanos()) + "; what came after that is missing, "
                        + (next - chunkEnd) + " bytes in the file and what the JVM still had in memory");
        return next;
    }

    /** The first position from one to another, exclusive, at which a plausible header stands; {@code to} when none does. */
    private long search(long from, long to) throws IOException {
        long position = bytes.findMagic(from, to);
        while (position < to) {
            ChunkHeader header = bytes.headerAt(position);
            if (header != null && header.isPlausible() && !isCopyOfLatest(header, position)) {
                return position;
            }
            position = bytes.findMagic(position + 1, to);
        }
        return to;
    }

    /* Each flush puts a copy of the chunk's own header into a constant pool, after its length. */
    private boolean isCopyOfLatest(ChunkHeader header, long position) throws IOException {
        return latest != null
                && header.startNanos() == latest.startNanos()
                && header.startTicks() == latest.startTicks()
                && bytes.byteAt(position - 1) == ChunkHeader.BYTES;
    }
}
