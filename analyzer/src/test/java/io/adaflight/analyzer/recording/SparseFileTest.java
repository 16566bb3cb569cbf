package io.adaflight.analyzer.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.adaflight.analyzer.SampleRecording;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.recording.warning.Warning.Code;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with holes, which are zeros to a reader and take no room on a disk. */
class SparseFileTest {
    private static final LoadLimits LIMITS = LoadLimits.forHeap(1L << 28);
    private static final long HOLE = 1L << 31;

    /* So many are read in full. */
    private static final long FEW_ZEROS = 32 << 20;

    private static final Path COUNTS_OF_THIS_PROCESS = Path.of("/proc/self/io");

    @TempDir
    static Path folder;

    private static byte[] first = {};
    private static byte[] second = {};

    @BeforeAll
    static void recordTwoChunks() throws IOException {
        byte[] sample = Files.readAllBytes(SampleRecording.typical(folder.resolve("sample.jfr")));
        int firstSize = (int) ByteBuffer.wrap(sample).getLong(8);
        first = Arrays.copyOf(sample, firstSize);
        second = Arrays.copyOfRange(sample, firstSize, sample.length);
    }

    private static Path sparse(String name, byte[] begin, byte[] middle) throws IOException {
        Path path = folder.resolve(name);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(begin);
            file.seek(begin.length + HOLE);
            file.write(middle);
            file.setLength(2 * HOLE);
        }
        return path;
    }

    /** How many bytes this process has read, from files and everything else. */
    private static long bytesRead() throws IOException {
        assumeTrue(Files.isReadable(COUNTS_OF_THIS_PROCESS), "no count of the bytes that were read");
        return Files.readAllLines(COUNTS_OF_THIS_PROCESS).stream()
                .filter(line -> line.startsWith("rchar: "))
                .mapToLong(line -> Long.parseLong(line.substring("rchar: ".length())))
                .sum();
    }

    @Test
    void chunkBetweenHoles_isFoundAndTheHolesAreReadInPart() throws Exception {
        Path file = sparse("holes.jfr", first, second);
        long before = bytesRead();
        List<Long> done = new ArrayList<>();
        try (Recording recording = Recording.open(file, LIMITS, (bytes, total) -> done.add(bytes))) {
            assertThat(recording.read(event -> {}, Progress.NONE)).isEqualTo(2);
            assertThat(recording.warnings())
                    .extracting(Warning::code)
                    .containsExactly(Code.STRAY_BYTES, Code.STRAY_BYTES, Code.STRAY_BYTES);
            assertThat(recording.warnings())
                    .extracting(Warning::text)
                    .anyMatch(text ->
                            text.endsWith(HOLE + " bytes at byte " + first.length + " are not a chunk; skipped"))
                    .anyMatch(text -> text.contains(": has long stretches of zeros between byte ")
                            && text.endsWith(": only 4096 of each 65536 bytes were searched there"));
        } finally {
            Files.delete(file);
        }
        assertThat(bytesRead() - before).isBetween(HOLE / 16, HOLE / 4);
        assertThat(done).isSorted().hasSizeGreaterThan(300);
    }

    @Test
    void holeAlone_isNoRecordingAndTheMessageSaysHowItWasSearched() throws Exception {
        Path file = sparse("hole.jfr", new byte[0], new byte[0]);
        try {
            assertThatThrownBy(() -> Recording.open(file, LIMITS))
                    .isInstanceOf(RecordingException.class)
                    .hasMessageContaining("holds no chunk that can be read")
                    .hasMessageContaining("has long stretches of zeros between byte " + (FEW_ZEROS + 1) + " and byte ");
        } finally {
            Files.delete(file);
        }
    }
}
