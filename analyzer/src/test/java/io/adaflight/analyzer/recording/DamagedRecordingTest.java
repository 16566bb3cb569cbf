package io.adaflight.analyzer.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.analyzer.ParserLog;
import io.adaflight.analyzer.SampleRecording;
import io.adaflight.analyzer.recording.event.DecodedEvent;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.recording.warning.Warning.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damage costs the chunk that it is in, is told in a warning, and never hangs or throws out of the loader. */
@Tag(ParserLog.DAMAGED)
class DamagedRecordingTest {
    private static final LoadLimits LIMITS = LoadLimits.forHeap(1L << 30);

    @TempDir
    static Path sampleFolder;

    private static byte[] sound;
    private static int firstSize;
    private static int soundEvents;

    @TempDir
    Path folder;

    private record Result(List<DecodedEvent> events, int chunks, List<Warning> warnings) {
        boolean warnsOf(Code code, String text) {
            return warnings.stream()
                    .anyMatch(
                            warning -> warning.code() == code && warning.text().contains(text));
        }
    }

    @BeforeAll
    static void recordTwoChunks() throws IOException, RecordingException {
        Path file = SampleRecording.typical(sampleFolder.resolve("sample.jfr"));
        sound = Files.readAllBytes(file);
        firstSize = (int) ByteBuffer.wrap(sound).getLong(8);
        Result result = load(file);
        assertThat(result.chunks()).isEqualTo(2);
        assertThat(result.warnings()).isEmpty();
        soundEvents = result.events().size();
    }

    private static Result load(Path path) throws RecordingException {
        return load(path, LIMITS);
    }

    private static Result load(Path path, LoadLimits limits) throws RecordingException {
        List<DecodedEvent> events = new ArrayList<>();
        try (Recording recording = Recording.open(path, limits)) {
            int chunks = recording.read(events::add, Progress.NONE);
            return new Result(events, chunks, recording.warnings());
        }
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("damaged.jfr"), bytes);
    }

    private static byte[] first() {
        return Arrays.copyOf(sound, firstSize);
    }

    private static byte[] second() {
        return Arrays.copyOfRange(sound, firstSize, sound.length);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] withLong(byte[] bytes, int offset, long value) {
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed).putLong(offset, value);
        return changed;
    }

    @Test
    void read_cutInLastChunk_keepsTheFirstAndWarns() throws Exception {
        for (int cut : new int[] {firstSize + 100, firstSize + 68, sound.length - 1}) {
            Result result = load(file(Arrays.copyOf(sound, cut)));
            assertThat(result.chunks()).isEqualTo(1);
            assertThat(result.warnsOf(Code.DAMAGED_CHUNK, "chunk 2 at byte " + firstSize + " is cut short"))
                    .isTrue();
        }
    }

    @Test
    void read_cutInHeader_isStrayBytes() throws Exception {
        Result result = load(file(Arrays.copyOf(sound, firstSize + 10)));
        assertThat(result.chunks()).isEqualTo(1);
        assertThat(result.warnsOf(Code.STRAY_BYTES, "10 bytes at byte " + firstSize))
                .isTrue();
    }

    @Test
    void open_cutInOnlyChunk_saysWhatIsWrong() throws Exception {
        Path file = file(Arrays.copyOf(sound, 1000));
        assertThatThrownBy(() -> load(file))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("holds no chunk that can be read")
                .hasMessageContaining("is cut short");
    }

    @Test
    void read_trailingBytes_keepsAllAndWarns() throws Exception {
        Result result = load(file(join(sound, new byte[500])));
        assertThat(result.events()).hasSize(soundEvents);
        assertThat(result.warnsOf(Code.STRAY_BYTES, "500 bytes")).isTrue();
    }

    @Test
    void read_leadingBytes_keepsAllAndWarns() throws Exception {
        Result result = load(file(join("FLR?FLR\0garbage".getBytes(StandardCharsets.UTF_8), sound)));
        assertThat(result.events()).hasSize(soundEvents);
        assertThat(result.warnsOf(Code.STRAY_BYTES, "bytes at byte 0")).isTrue();
    }

    @Test
    void read_zeroedEvent_costsThatChunkOnly() throws Exception {
        byte[] bytes = sound.clone();
        Arrays.fill(bytes, 68, 80, (byte) 0);
        Result result = load(file(bytes));
        assertThat(result.chunks()).isEqualTo(1);
        assertThat(result.warnsOf(Code.DAMAGED_CHUNK, "chunk 1 at byte 0 has an event of 0 bytes"))
                .isTrue();
    }

    @Test
    void read_negativeEventSize_costsThatChunkOnly() throws Exception {
        byte[] bytes = sound.clone();
        Arrays.fill(bytes, 68, 77, (byte) 0xff);
        Result result = load(file(bytes));
        assertThat(result.chunks()).isEqualTo(1);
        assertThat(result.warnsOf(Code.DAMAGED_CHUNK, "has an event of -1 bytes"))
                .isTrue();
    }

    @Test
    void read_eventBeyondTheEnd_costsThatChunkOnly() throws Exception {
        byte[] bytes = sound.clone();
        Arrays.fill(bytes, 68, 71, (byte) 0xff);
        assertThat(load(file(bytes)).chunks()).isEqualTo(1);
    }

    @Test
    void read_headerSizeTooLargeOrSmall_costsThatChunkOnly() throws Exception {
        for (long size : new long[] {firstSize + 1000, Long.MAX_VALUE, -1, 0, 67, 68, 100, firstSize - 100}) {
            Result result = load(file(withLong(sound, 8, size)));
            assertThat(result.chunks()).as("size %d", size).isEqualTo(1);
            assertThat(result.warnings()).as("size %d", size).isNotEmpty();
        }
    }

    @Test
    void read_headerSizeOverTwoChunks_findsTheSecond() throws Exception {
        Result result = load(file(join(withLong(first(), 8, sound.length + 10L), second(), new byte[100])));
        assertThat(result.chunks()).isEqualTo(1);
        assertThat(result.warnsOf(Code.DAMAGED_CHUNK, "the next one begins after " + firstSize))
                .isTrue();
    }

    @Test
    void read_headerFieldsThatCannotBe_costThatChunkOnly() throws Exception {
        for (int offset : new int[] {16, 24}) {
            for (long value : new long[] {-1, 10, 69, firstSize, Long.MAX_VALUE}) {
                assertThat(load(file(withLong(sound, offset, value))).chunks())
                        .as("%d at %d", value, offset)
                        .isEqualTo(1);
            }
        }
        assertThat(load(file(withLong(sound, 32, 0))).warnsOf(Code.DAMAGED_CHUNK, "clock"))
                .isTrue();
        assertThat(load(file(withLong(sound, 56, 0))).warnsOf(Code.DAMAGED_CHUNK, "clock"))
                .isTrue();
        byte[] version = sound.clone();
        version[5] = 9;
        assertThat(load(file(version)).warnsOf(Code.DAMAGED_CHUNK, "version 9."))
                .isTrue();
        byte[] integers = sound.clone();
        integers[67] = 0;
        assertThat(load(file(integers)).warnsOf(Code.DAMAGED_CHUNK, "compressed"))
                .isTrue();
    }

    @Test
    void read_swappedChunks_areReadInTheOrderOfTime() throws Exception {
        Result result = load(file(join(second(), first())));
        assertThat(result.warnings()).isEmpty();
        assertThat(result.events()).isSortedAccordingTo(java.util.Comparator.comparingLong(DecodedEvent::timeNanos));
        assertThat(result.events()).hasSize(soundEvents);
    }

    @Test
    void read_sameChunkTwice_isCountedOnce() throws Exception {
        Result result = load(file(join(first(), second(), first())));
        assertThat(result.events()).hasSize(soundEvents);
        assertThat(result.warnsOf(Code.DUPLICATE_CHUNK, "counted once")).isTrue();
    }

    @Test
    void read_unfinishedLastChunk_isReadFromACopy() throws Exception {
        byte[] bytes = sound.clone();
        bytes[firstSize + 64] = (byte) 0xff;
        byte[] killed = join(bytes, new byte[2000]);
        Path file = file(killed);
        Result result = load(file);
        assertThat(result.chunks()).isEqualTo(2);
        assertThat(result.events()).hasSize(soundEvents);
        assertThat(result.warnsOf(Code.UNFINISHED_CHUNK, "was not finished")).isTrue();
        assertThat(Files.readAllBytes(file)).isEqualTo(killed);
    }

    @Test
    void read_chunkThatWasNeverFlushed_isToldAndLeftOut() throws Exception {
        byte[] bytes = withLong(sound, firstSize + 24, 0);
        bytes[firstSize + 64] = 1;
        Result result = load(file(bytes));
        assertThat(result.chunks()).isEqualTo(1);
        assertThat(result.warnsOf(Code.UNFINISHED_CHUNK, "was never flushed")).isTrue();
    }

    @Test
    void read_unfinishedCopyBesideTheFinishedChunk_keepsTheLonger() throws Exception {
        Path chunks = Files.createDirectory(folder.resolve("repository"));
        byte[] unfinished = first();
        unfinished[64] = 7;
        Files.write(chunks.resolve("1.jfr"), withLong(unfinished, 8, firstSize - 10));
        Files.write(chunks.resolve("2.jfr"), first());
        assertThat(load(chunks).warnsOf(Code.DUPLICATE_CHUNK, "1.jfr: chunk 1 at byte 0 is the same as"))
                .isTrue();
    }

    @Test
    void read_gzip_isUnpacked() throws Exception {
        Path packed = folder.resolve("sample.jfr.gz");
        try (OutputStream output = new GZIPOutputStream(Files.newOutputStream(packed))) {
            output.write(sound);
        }
        assertThat(load(packed).events()).hasSize(soundEvents);

        byte[] bytes = Files.readAllBytes(packed);
        Files.write(packed, Arrays.copyOf(bytes, bytes.length * 9 / 10));
        Result cut = load(packed);
        assertThat(cut.chunks()).isEqualTo(1);
        assertThat(cut.warnsOf(Code.TRUNCATED_FILE, "ends early")).isTrue();
    }

    @Test
    void open_gzipBomb_isRefused() throws Exception {
        Path packed = folder.resolve("bomb.jfr.gz");
        try (OutputStream output = new GZIPOutputStream(Files.newOutputStream(packed))) {
            byte[] zeros = new byte[1 << 20];
            for (int block = 0; block < 40; block++) {
                output.write(zeros);
            }
        }
        LoadLimits small = new LoadLimits(1 << 20, 1L << 40, 10, Duration.ofMinutes(1), 1);
        assertThatThrownBy(() -> load(packed, small))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("unpacks to more than");
    }

    @Test
    void read_repositoryFolder_isOneRecordingInTheOrderOfTime() throws Exception {
        Path chunks = Files.createDirectory(folder.resolve("repository"));
        Files.write(chunks.resolve("a.jfr"), second());
        Files.write(chunks.resolve("b.jfr"), first());
        Files.write(chunks.resolve("empty.jfr"), new byte[0]);
        Files.writeString(chunks.resolve("text.jfr"), "text");
        Files.writeString(chunks.resolve("notes.txt"), "text");
        Result result = load(chunks);
        assertThat(result.events()).hasSize(soundEvents);
        assertThat(result.warnsOf(Code.DAMAGED_CHUNK, "empty.jfr: is empty")).isTrue();
        assertThat(result.warnsOf(Code.STRAY_BYTES, "text.jfr: is not a flight recording"))
                .isTrue();
        try (Recording recording = Recording.open(chunks, LIMITS)) {
            assertThat(recording.info().files()).isEqualTo(4);
            assertThat(recording.info().chunks()).isEqualTo(2);
            SeenChunks seen = new SeenChunks();
            assertThat(seen.add(recording)).isEmpty();
            assertThat(seen.add(recording)).containsExactly(Map.entry(chunks.toString(), 2));
        }
    }

    @Test
    void open_whatIsNoRecording_saysWhatAndWhatToDo() throws Exception {
        Path text = Files.writeString(folder.resolve("text.jfr"), "no recording");
        Path empty = Files.createFile(folder.resolve("empty.jfr"));
        Path child = Files.createDirectories(folder.resolve("parent/child"));
        Files.write(child.resolve("x.jfr"), sound);
        Path other = Files.createDirectories(folder.resolve("parent/other"));
        Files.write(other.resolve("x.jfr"), sound);
        Files.createDirectories(folder.resolve("bare/inner"));

        refused(text, "is not a flight recording");
        refused(empty, "is empty");
        refused(folder.resolve("missing.jfr"), "there is no such file");
        refused(folder.resolve("bare"), "without recordings (.jfr); name a recording");
        refused(folder.resolve("parent"), "child and 1 more");
        refused(Path.of("/dev/null"), "is not a file");
    }

    private static void refused(Path path, String message) {
        assertThatThrownBy(() -> load(path))
                .isInstanceOf(RecordingException.class)
                .hasMessageStartingWith(path.toString())
                .hasMessageContaining(message);
    }

    @Test
    void read_chunkOverTheLimit_isLeftOut() throws Exception {
        LoadLimits small = new LoadLimits(1000, 1 << 20, 10, Duration.ofMinutes(1), 1);
        assertThatThrownBy(() -> load(file(sound), small)).hasMessageContaining("more than the 1000");
    }

    @Test
    void read_manyDamagedChunks_listsTheFirstOnes() throws Exception {
        byte[] damaged = first();
        Arrays.fill(damaged, 68, 80, (byte) 0);
        byte[][] parts = new byte[30][];
        for (int index = 0; index < parts.length; index++) {
            parts[index] = withLong(damaged, 48, index);
        }
        parts[29] = first();
        Result result = load(file(join(parts)));
        assertThat(result.chunks()).isEqualTo(1);
        assertThat(result.warnings()).hasSize(11);
        assertThat(result.warnsOf(Code.TOO_MANY, "19 more of DAMAGED_CHUNK")).isTrue();
    }

    @Test
    @Timeout(300)
    void read_mutants_neverHangNorThrowAnythingElse() throws Exception {
        Random random = new Random(42);
        LoadLimits quick = new LoadLimits(1 << 24, 1 << 26, 100, Duration.ofSeconds(20), 1);
        int readable = 0;
        for (int round = 0; round < 300; round++) {
            byte[] mutant = mutate(random);
            try {
                Result result = load(file(mutant), quick);
                assertThat(result.warnings())
                        .as("round %d", round)
                        .noneMatch(warning -> warning.text().contains("within"));
                readable++;
            } catch (RecordingException e) {
                assertThat(e.getMessage()).containsAnyOf("holds no chunk", "is not a flight recording");
            }
        }
        assertThat(readable).isGreaterThan(150);
    }

    private static byte[] mutate(Random random) {
        byte[] mutant = sound.clone();
        int changes = 1 + random.nextInt(4);
        for (int change = 0; change < changes; change++) {
            boolean header = random.nextInt(4) == 0;
            int chunk = random.nextBoolean() ? 0 : firstSize;
            int offset = header ? chunk + random.nextInt(68) : random.nextInt(mutant.length);
            mutant[offset] = (byte) random.nextInt(256);
        }
        if (random.nextInt(10) == 0) {
            return Arrays.copyOf(mutant, random.nextInt(mutant.length));
        }
        return mutant;
    }
}
