package io.adaflight.analyzer.recording;

import io.adaflight.analyzer.recording.chunk.ChunkDamage;
import io.adaflight.analyzer.recording.chunk.ChunkFilter;
import io.adaflight.analyzer.recording.chunk.ChunkIdentity;
import io.adaflight.analyzer.recording.chunk.ChunkIndex;
import io.adaflight.analyzer.recording.chunk.ChunkLocation;
import io.adaflight.analyzer.recording.chunk.ChunkReader;
import io.adaflight.analyzer.recording.chunk.LostDistance;
import io.adaflight.analyzer.recording.decode.MissingFields;
import io.adaflight.analyzer.recording.event.DecodedEvent;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.recording.warning.Warning.Code;
import io.adaflight.analyzer.recording.warning.WarningList;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One recording: a file, or a repository folder with the chunks of one JVM. Its chunks are read one at a time, so
 * that memory follows the largest chunk and not the recording.
 */
public final class Recording implements Closeable {
    private static final Comparator<ChunkLocation> BY_START = Comparator.comparingLong(
                    (ChunkLocation chunk) -> chunk.header().startNanos())
            .thenComparingLong(chunk -> chunk.header().startTicks());

    /* What is needed of a chunk is bounded by the limits when it is read. */
    static final long LARGEST_CHUNK = Integer.MAX_VALUE;

    private final Path path;
    private final String name;
    private final LoadLimits limits;
    private final SharedMetadata metadata;
    private final WarningList warnings;
    private final List<UnpackedFile> unpacked = new ArrayList<>();
    private final ChunkReplacements replacements;
    private List<ChunkLocation> chunks = List.of();
    private int files;

    private Recording(Path path, String name, LoadLimits limits, SharedMetadata metadata) {
        this.path = path;
        this.name = name;
        this.limits = limits;
        this.metadata = metadata;
        this.warnings = new WarningList(name);
        this.replacements = new ChunkReplacements(limits, warnings);
    }

    /** Stops the parser from writing its own remarks to standard error; for the whole program. */
    public static void silenceParser() {
        ChunkParser.silence();
    }

    /**
     * Finds the chunks of a recording; reads only their headers. Compressed files are unpacked into temporary ones, which
     * go when the recording is closed.
     *
     * @throws RecordingException when there is no chunk to read
     */
    public static Recording open(Path path, LoadLimits limits) throws RecordingException {
        return open(path, path.toString(), limits, new SharedMetadata());
    }

    /**
     * Finds the chunks of a recording that has another name than its path, such as a local copy.
     *
     * @param metadata of recordings before this one, which is read faster when its own is the same
     * @throws RecordingException when there is no chunk to read
     */
    public static Recording open(Path path, String name, LoadLimits limits, SharedMetadata metadata)
            throws RecordingException {
        return open(path, name, limits, metadata, Progress.NONE);
    }

    /**
     * Finds the chunks of a recording and reports how far the search is.
     *
     * @throws RecordingException when there is no chunk to read
     */
    public static Recording open(Path path, LoadLimits limits, Progress progress) throws RecordingException {
        return open(path, limits, new SharedMetadata(), progress);
    }

    /**
     * Finds the chunks of a recording and reports how far the search is.
     *
     * @param metadata of recordings before this one, which is read faster when its own is the same
     * @throws RecordingException when there is no chunk to read
     */
    public static Recording open(Path path, LoadLimits limits, SharedMetadata metadata, Progress progress)
            throws RecordingException {
        return open(path, path.toString(), limits, metadata, progress);
    }

    private static Recording open(Path path, String name, LoadLimits limits, SharedMetadata metadata, Progress progress)
            throws RecordingException {
        Recording recording = new Recording(path, name, limits, metadata);
        boolean done = false;
        try {
            recording.findChunks(progress);
            done = true;
            return recording;
        } finally {
            if (!done) {
                recording.close();
            }
        }
    }

    private void findChunks(Progress progress) throws RecordingException {
        List<Path> paths = RecordingFiles.of(path);
        files = paths.size();
        List<ChunkLocation> found = new ArrayList<>();
        for (Path file : paths) {
            try {
                found.addAll(chunksOf(file, paths.size() == 1, progress));
            } catch (IOException e) {
                String text = file + ": cannot be read (" + e + ")";
                if (paths.size() == 1) {
                    throw new RecordingException(text, e);
                }
                warnings.add(Code.DAMAGED_CHUNK, text + "; skipped");
            }
        }
        chunks = withoutDuplicates(found);
        chunks.forEach(replacements::readAnyway);
        if (chunks.isEmpty()) {
            throw nothingReadable();
        }
    }

    private List<ChunkLocation> chunksOf(Path file, boolean alone, Progress progress)
            throws IOException, RecordingException {
        String shown = file.equals(path) ? name : file.toString();
        long size = Files.size(file);
        if (size == 0) {
            String text = shown + ": is empty; after a crash the data is in the JVM's repository folder, so name that";
            if (alone) {
                throw new RecordingException(text);
            }
            warnings.add(Code.DAMAGED_CHUNK, shown + ": is empty; skipped");
            return List.of();
        }
        Path readable = file;
        if (UnpackedFile.isPacked(file)) {
            UnpackedFile copy = UnpackedFile.unpack(file, limits, done -> progress.advanced(done, size));
            unpacked.add(copy);
            readable = copy.path();
            if (!copy.isComplete()) {
                warnings.add(Code.TRUNCATED_FILE, shown + ": the compressed data is damaged or ends early");
            }
        }
        int before = warnings.size();
        long readableSize = Files.size(readable);
        List<ChunkLocation> found = ChunkIndex.scan(
                readable, shown, LARGEST_CHUNK, warnings, done -> progress.advanced(done, readableSize));
        progress.advanced(readableSize, readableSize);
        if (found.isEmpty() && warnings.size() == before) {
            String text = shown + ": is not a flight recording (no chunk begins in it)";
            if (alone) {
                throw new RecordingException(text + "; name a .jfr file that a JVM wrote");
            }
            warnings.add(Code.STRAY_BYTES, text + "; skipped");
        }
        return found;
    }

    /* Of chunks that are there twice the longer one is read: the other was copied before it was finished. */
    private List<ChunkLocation> withoutDuplicates(List<ChunkLocation> found) {
        Map<ChunkIdentity, ChunkLocation> unique = new HashMap<>();
        for (ChunkLocation chunk : found) {
            ChunkLocation known = unique.putIfAbsent(ChunkIdentity.of(chunk), chunk);
            if (known != null) {
                boolean longer = chunk.header().size() > known.header().size();
                ChunkLocation other = longer ? known : chunk;
                if (longer) {
                    unique.put(ChunkIdentity.of(chunk), chunk);
                }
                replacements.add(other);
                warnings.add(
                        Code.DUPLICATE_CHUNK,
                        other.place() + " is the same as " + (longer ? chunk : known).place() + "; counted once");
            }
        }
        return unique.values().stream().sorted(BY_START).toList();
    }

    public RecordingInfo info() {
        long end = chunks.stream()
                .mapToLong(chunk -> chunk.header().endNanos())
                .max()
                .orElse(0);
        long bytes = chunks.stream().mapToLong(chunk -> chunk.header().size()).sum();
        return new RecordingInfo(name, chunks.get(0).header().startNanos(), end, files, chunks.size(), bytes);
    }

    /** The recordings in a folder by name, not those below it; none when it is no folder. */
    public static List<Path> filesIn(Path folder) {
        try {
            return Files.isDirectory(folder) ? RecordingFiles.of(folder) : List.of();
        } catch (RecordingException e) {
            return List.of();
        }
    }

    List<ChunkIdentity> identities() {
        return chunks.stream().map(ChunkIdentity::of).toList();
    }

    /**
     * Hands every event on: chunk by chunk by their beginning, and in each in the order of time.
     *
     * @return how many chunks were read
     * @throws RecordingException when no chunk could be read
     */
    public int read(Consumer<DecodedEvent> consumer, Progress progress) throws RecordingException {
        MissingFields missing = new MissingFields();
        int intact;
        try (ChunkParser parser = new ChunkParser(limits, metadata.known())) {
            intact = eachSound(chunk -> parser.parse(chunk, missing).forEach(consumer), progress);
        }
        if (intact == 0) {
            throw nothingReadable();
        }
        missing.warn(warnings);
        return intact;
    }

    /**
     * Copies what can be read, chunk by chunk by their beginning: every chunk whose frame is sound, an unfinished one marked
     * as finished at its last flush. What is wrong is added to the warnings.
     *
     * @return how many chunks were copied
     * @throws IOException when the output cannot be written, or a chunk changes while it is copied
     * @throws RecordingException when there is no sound chunk
     */
    public int copyTo(OutputStream output, Progress progress) throws IOException, RecordingException {
        int copied = this.<IOException>eachSound(chunk -> copy(chunk, output), progress);
        if (copied == 0) {
            throw nothingReadable();
        }
        return copied;
    }

    private void copy(ChunkLocation chunk, OutputStream output) throws IOException, ChunkDamage {
        LostDistance lost = ChunkFilter.check(chunk, limits.chunkBytes());
        try (ChunkReader input = new ChunkReader(chunk)) {
            input.writeTo(output, lost);
        }
    }

    /* What is done with a chunk. */
    private interface ChunkUse<E extends Exception> {
        void accept(ChunkLocation chunk) throws ChunkDamage, E;
    }

    private <E extends Exception> int eachSound(ChunkUse<E> use, Progress progress) throws E {
        long total = info().bytes();
        long done = 0;
        int used = 0;
        for (ChunkLocation chunk : chunks) {
            progress.advanced(done, total);
            used += use(chunk, use);
            done += chunk.header().size();
        }
        progress.advanced(total, total);
        return used;
    }

    private <E extends Exception> int use(ChunkLocation chunk, ChunkUse<E> use) throws E {
        Deque<ChunkLocation> candidates = new ArrayDeque<>(List.of(chunk));
        Set<ChunkIdentity> done = new HashSet<>();
        while (!candidates.isEmpty()) {
            ChunkLocation candidate = candidates.remove();
            if (!done.contains(ChunkIdentity.of(candidate))) {
                try {
                    use.accept(candidate);
                    done.add(ChunkIdentity.of(candidate));
                } catch (ChunkDamage e) {
                    warnings.add(Code.DAMAGED_CHUNK, candidate.place() + " " + e.getMessage());
                    candidates.addAll(replacements.of(candidate));
                }
            }
        }
        return done.size();
    }

    /** What was found to be wrong so far. */
    public List<Warning> warnings() {
        return warnings.toList();
    }

    @Override
    public void close() {
        for (UnpackedFile file : unpacked) {
            try {
                file.close();
            } catch (IOException e) {
                warnings.add(Code.TRUNCATED_FILE, "the temporary file " + file.path() + " could not be deleted");
            }
        }
    }

    private RecordingException nothingReadable() {
        List<Warning> all = warnings.toList();
        String first = all.isEmpty() ? "" : " (" + all.get(0).text() + ")";
        return new RecordingException(
                name + ": holds no chunk that can be read" + first
                        + "; take the recording again, or from the JVM's repository folder",
                all.subList(Math.min(1, all.size()), all.size()));
    }
}
