package io.adaflight.analyzer.recording.chunk;

import static io.adaflight.analyzer.recording.warning.Warning.Code.DAMAGED_CHUNK;
import static io.adaflight.analyzer.recording.warning.Warning.Code.STRAY_BYTES;
import static io.adaflight.analyzer.recording.warning.Warning.Code.UNFINISHED_CHUNK;

import io.adaflight.analyzer.recording.warning.WarningList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of one file, found by their headers alone. Where a header is damaged the search goes on at the next bytes
 * that look like one, so that damage costs one chunk. Every byte is looked at once at most.
 */
public final class ChunkIndex {
    private static final byte[] MAGIC = {'F', 'L', 'R', 0};
    private static final int SEARCH_BYTES = 1 << 16;

    private final Path file;
    private final String shownFile;
    private final long chunkLimit;
    private final FileChannel channel;
    private final long end;
    private final List<ChunkLocation> chunks = new ArrayList<>();
    private final WarningList warnings;
    private int number;
    private @Nullable ChunkHeader latest;

    private ChunkIndex(
            Path file, String shownFile, long chunkLimit, FileChannel channel, long end, WarningList warnings) {
        this.file = file;
        this.shownFile = shownFile;
        this.chunkLimit = chunkLimit;
        this.channel = channel;
        this.end = end;
        this.warnings = warnings;
    }

    /** Finds the chunks that can be tried; none when the file is no recording. What is wrong is added to the warnings. */
    public static List<ChunkLocation> scan(Path file, String shownFile, long chunkLimit, WarningList warnings)
            throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ChunkIndex index = new ChunkIndex(file, shownFile, chunkLimit, channel, channel.size(), warnings);
            index.scan(0, index.end);
            return List.copyOf(index.chunks);
        }
    }

    /** Finds the chunks that begin inside of one whose header claims their bytes too. */
    public static List<ChunkLocation> scanWithin(ChunkLocation chunk, long chunkLimit, WarningList warnings)
            throws IOException {
        try (FileChannel channel = FileChannel.open(chunk.file(), StandardOpenOption.READ)) {
            ChunkIndex index =
                    new ChunkIndex(chunk.file(), chunk.shownFile(), chunkLimit, channel, channel.size(), warnings);
            index.number = chunk.number();
            index.latest = chunk.header();
            long claimed = Math.min(index.end, chunk.offset() + chunk.header().size());
            index.scan(index.search(chunk.offset() + MAGIC.length, claimed), claimed);
            return List.copyOf(index.chunks);
        }
    }

    private void scan(long from, long until) throws IOException {
        long position = from;
        while (position < until) {
            ChunkHeader header = headerAt(position);
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
        if (problem == null && chunkEnd < end && headerAt(chunkEnd) == null) {
            long inner = search(position + MAGIC.length, chunkEnd);
            if (inner < chunkEnd) {
                problem = "says that it has " + header.size() + " bytes, and the next one begins after "
                        + (inner - position);
            }
        }
        if (problem != null) {
            String place = ChunkLocation.place(shownFile, number, position);
            warnings.add(header.isFinished() ? DAMAGED_CHUNK : UNFINISHED_CHUNK, place + " " + problem);
            return search(position + MAGIC.length, end);
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

    private @Nullable ChunkHeader headerAt(long position) throws IOException {
        return ChunkHeader.read(read(position, ChunkHeader.BYTES));
    }

    /** The first position from one to another, exclusive, at which a plausible header stands; {@code to} when none does. */
    private long search(long from, long to) throws IOException {
        long base = from;
        while (base < to) {
            ByteBuffer block = read(base, (int) Math.min(SEARCH_BYTES, to - base + MAGIC.length));
            int last = (int) Math.min(block.remaining() - MAGIC.length, to - base - 1);
            for (int index = 0; index <= last; index++) {
                if (isMagic(block, index)) {
                    ChunkHeader header = headerAt(base + index);
                    if (header != null && header.isPlausible() && !isCopyOfLatest(header, base + index)) {
                        return base + index;
                    }
                }
            }
            base += Math.max(1, last + 1);
        }
        return to;
    }

    /* Each flush puts a copy of the chunk's own header into a constant pool, after its length. */
    private boolean isCopyOfLatest(ChunkHeader header, long position) throws IOException {
        return latest != null
                && header.startNanos() == latest.startNanos()
                && header.startTicks() == latest.startTicks()
                && read(position - 1, 1).get() == ChunkHeader.BYTES;
    }

    private static boolean isMagic(ByteBuffer block, int index) {
        return block.get(index) == MAGIC[0]
                && block.get(index + 1) == MAGIC[1]
                && block.get(index + 2) == MAGIC[2]
                && block.get(index + 3) == MAGIC[3];
    }

    private ByteBuffer read(long position, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        int count;
        do {
            count = channel.read(buffer, position + buffer.position());
        } while (count >= 0 && buffer.hasRemaining());
        return buffer.flip();
    }
}
