package io.adaflight.analyzer.recording.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.analyzer.SampleRecording;
import io.adaflight.analyzer.recording.warning.WarningList;
import io.adaflight.events.PipelineSnapshotEvent;
import io.adaflight.events.ThreadSnapshotEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkFilterTest {
    private static final Set<String> WANTED =
            Set.of(ThreadSnapshotEvent.NAME, PipelineSnapshotEvent.NAME, "jdk.ActiveSetting");

    @TempDir
    static Path samples;

    private static Path sample;

    @TempDir
    Path folder;

    @BeforeAll
    static void record() throws IOException {
        sample = SampleRecording.typical(samples.resolve("sample.jfr"));
    }

    private static ChunkLocation chunk(Path file, int index) throws IOException {
        return ChunkIndex.scan(file, file.toString(), Long.MAX_VALUE, new WarningList("sample"))
                .get(index);
    }

    /** The texts of the events of some types, each with how often it comes; read by the JDK. */
    private static Map<String, Integer> events(Path file) throws IOException {
        Map<String, Integer> found = new HashMap<>();
        for (var event : RecordingFile.readAllEvents(file)) {
            if (WANTED.contains(event.getEventType().getName())) {
                found.merge(event.toString(), 1, Integer::sum);
            }
        }
        return found;
    }

    @Test
    void read_someTypes_keepsTheirEventsWithAllThatTheyNameAndNothingElse() throws Exception {
        Path copy = folder.resolve("copy.jfr");
        Path other = folder.resolve("other.jfr");
        ChunkLocation first = chunk(sample, 0);
        Files.write(copy, ChunkFilter.read(first, WANTED, Long.MAX_VALUE));
        byte[] all = Files.readAllBytes(sample);
        Files.write(other, Arrays.copyOf(all, (int) first.header().size()));
        assertThat(events(copy)).isNotEmpty().isEqualTo(events(other));
        assertThat(RecordingFile.readAllEvents(copy))
                .allMatch(event -> WANTED.contains(event.getEventType().getName()));
        assertThat(RecordingFile.readAllEvents(other))
                .anyMatch(event -> !WANTED.contains(event.getEventType().getName()));
    }

    @Test
    void read_copyOfTheCopy_isTheSame() throws Exception {
        Path copy = folder.resolve("copy.jfr");
        byte[] once = ChunkFilter.read(chunk(sample, 1), WANTED, Long.MAX_VALUE);
        Files.write(copy, once);
        assertThat(ChunkFilter.read(chunk(copy, 0), WANTED, Long.MAX_VALUE)).isEqualTo(once);
    }

    @Test
    void read_noTypes_keepsMetadataAndPoolsOnly() throws Exception {
        Path copy = folder.resolve("copy.jfr");
        Files.write(copy, ChunkFilter.read(chunk(sample, 0), Set.of(), Long.MAX_VALUE));
        try (RecordingFile file = new RecordingFile(copy)) {
            assertThat(file.hasMoreEvents()).isFalse();
            assertThat(file.readEventTypes()).isNotEmpty();
        }
    }

    @Test
    void read_moreThanTheLimit_isDamageThatSaysWhatToDo() throws Exception {
        ChunkLocation first = chunk(sample, 0);
        int size = ChunkFilter.read(first, WANTED, Long.MAX_VALUE).length;
        assertThat(ChunkFilter.read(first, WANTED, size)).hasSize(size);
        assertThatThrownBy(() -> ChunkFilter.read(first, WANTED, size - 1))
                .isInstanceOf(ChunkDamage.class)
                .hasMessageContaining("raise -Xmx");
    }

    @Test
    void read_damagedMetadata_isDamageOrIsRead() throws Exception {
        byte[] sound = Files.readAllBytes(sample);
        ChunkHeader header = chunk(sample, 0).header();
        int end = (int) Math.min(header.size(), header.metadataOffset() + 100_000);
        Path file = folder.resolve("damaged.jfr");
        Random random = new Random(7);
        int damaged = 0;
        for (int round = 0; round < 300; round++) {
            byte[] mutant = sound.clone();
            for (int change = 0; change < 20; change++) {
                mutant[random.nextInt((int) header.metadataOffset() + 10, end)] = (byte) random.nextInt();
            }
            Files.write(file, mutant);
            try {
                assertThat(ChunkFilter.read(new ChunkLocation(file, "damaged", 1, 0, header), WANTED, 1 << 30))
                        .isNotEmpty();
            } catch (ChunkDamage e) {
                assertThat(e).message().isNotEmpty();
                damaged++;
            }
        }
        assertThat(damaged).isPositive();
    }
}
