package io.adaflight.analyzer.recording.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.analyzer.CraftedRecording;
import io.adaflight.analyzer.SampleRecording;
import io.adaflight.analyzer.recording.warning.WarningList;
import io.adaflight.events.PipelineSnapshotEvent;
import io.adaflight.events.ThreadSnapshotEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        return ChunkIndex.scan(file, file.toString(), Long.MAX_VALUE, new WarningList("sample"), done -> {})
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
        Files.write(copy, ChunkFilter.read(first, WANTED, new KnownMetadata(), Long.MAX_VALUE));
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
        byte[] once = ChunkFilter.read(chunk(sample, 1), WANTED, new KnownMetadata(), Long.MAX_VALUE);
        Files.write(copy, once);
        assertThat(ChunkFilter.read(chunk(copy, 0), WANTED, new KnownMetadata(), Long.MAX_VALUE))
                .isEqualTo(once);
    }

    @Test
    void read_withKnownMetadata_isTheSameAsWithout() throws Exception {
        KnownMetadata known = new KnownMetadata();
        for (int round = 0; round < 2; round++) {
            for (int chunk = 0; chunk < 2; chunk++) {
                for (Set<String> events : List.of(WANTED, Set.of("jdk.ActiveSetting"))) {
                    assertThat(ChunkFilter.read(chunk(sample, chunk), events, known, Long.MAX_VALUE))
                            .isEqualTo(ChunkFilter.read(
                                    chunk(sample, chunk), events, new KnownMetadata(), Long.MAX_VALUE));
                }
            }
        }
    }

    @Test
    void knownMetadata_sameButForItsHead_isKnownWhileItIsAmongTheLast() throws Exception {
        KnownMetadata known = new KnownMetadata();
        FilteredMetadata first = known.filter(metadata(chunk(sample, 0)), WANTED);
        assertThat(known.filter(metadata(chunk(sample, 1)), WANTED)).isSameAs(first);
        for (int other = 0; other < 8; other++) {
            assertThat(known.filter(metadata(chunk(sample, 0)), Set.of("other" + other)))
                    .isNotSameAs(first);
        }
        assertThat(known.filter(metadata(chunk(sample, 0)), WANTED)).isNotSameAs(first);
    }

    private static MetadataBytes metadata(ChunkLocation chunk) throws Exception {
        long position = chunk.header().metadataOffset();
        try (ChunkReader input = new ChunkReader(chunk)) {
            input.moveTo(position);
            return new MetadataBytes(input.readAt(position, (int) input.readNumber()));
        }
    }

    @Test
    void knownMetadata_large_isNotKept() throws Exception {
        ChunkLocation chunk = chunk(CraftedRecording.MANY_FIELDS.make(folder.resolve("crafted.jfr")), 0);
        MetadataBytes metadata = metadata(chunk);
        KnownMetadata known = new KnownMetadata();
        assertThat(known.filter(metadata, WANTED)).isNotSameAs(known.filter(metadata, WANTED));
    }

    @Test
    void read_noTypes_keepsMetadataAndPoolsOnly() throws Exception {
        Path copy = folder.resolve("copy.jfr");
        Files.write(copy, ChunkFilter.read(chunk(sample, 0), Set.of(), new KnownMetadata(), Long.MAX_VALUE));
        try (RecordingFile file = new RecordingFile(copy)) {
            assertThat(file.hasMoreEvents()).isFalse();
            assertThat(file.readEventTypes()).isNotEmpty();
        }
    }

    @Test
    void read_moreThanTheLimit_isDamageThatSaysWhatToDo() throws Exception {
        Path file = folder.resolve("many.jfr");
        try (SampleRecording many = new SampleRecording()) {
            for (int row = 0; row < 3000; row++) {
                many.pipeline("p", event -> {});
            }
            many.write(file);
        }
        ChunkLocation chunk = chunk(file, 0);
        int size = ChunkFilter.read(chunk, WANTED, new KnownMetadata(), Long.MAX_VALUE).length;
        assertThat(ChunkFilter.read(chunk, WANTED, new KnownMetadata(), size)).hasSize(size);
        for (int limit : new int[] {size - 1, 1000}) {
            assertThatThrownBy(() -> ChunkFilter.read(chunk, WANTED, new KnownMetadata(), limit))
                    .isInstanceOf(ChunkDamage.class)
                    .hasMessageContaining("raise -Xmx");
        }
    }

    /** Some recorders of the JDK gave the first pool a distance; its tools never follow it. */
    @Test
    void check_firstPoolWithADistance_endsTheChainThereAndItsCopyHasNone() throws Exception {
        Path file = CraftedRecording.POOL_BEFORE_THE_CHUNK.make(folder.resolve("distance.jfr"));
        ChunkLocation crafted = chunk(file, 0);
        LostDistance lost = Objects.requireNonNull(ChunkFilter.check(crafted, 1 << 20));
        assertThat(ChunkFilter.read(crafted, WANTED, new KnownMetadata(), 1 << 20))
                .isNotEmpty();
        Path copy = folder.resolve("copy.jfr");
        try (ChunkReader input = new ChunkReader(crafted);
                OutputStream output = Files.newOutputStream(copy)) {
            input.writeTo(output, lost);
        }
        assertThat(Files.size(copy)).isEqualTo(Files.size(file));
        assertThat(Files.mismatch(file, copy)).isBetween(lost.position(), lost.position() + lost.length() - 1);
        assertThat(ChunkFilter.check(chunk(copy, 0), 1 << 20)).isNull();
        assertThat(ChunkFilter.check(chunk(sample, 0), 1 << 28)).isNull();
    }

    @Test
    void read_moreThanAnyRecorderWrites_isDamage() throws Exception {
        for (Map.Entry<CraftedRecording, String> crafted : Map.of(
                        CraftedRecording.EMPTY_POOLS, "constant pools, which no chunk of its size has",
                        CraftedRecording.MANY_TEXTS, "texts, more than any recorder writes",
                        CraftedRecording.SPARSE_METADATA, "has metadata of",
                        CraftedRecording.DEEP_METADATA, "nested deeper")
                .entrySet()) {
            Path file = crafted.getKey().make(folder.resolve("crafted.jfr"));
            ChunkLocation location = chunk(file, 0);
            assertThatThrownBy(() -> ChunkFilter.read(location, WANTED, new KnownMetadata(), 1 << 26))
                    .as("%s", crafted.getKey())
                    .isInstanceOf(ChunkDamage.class)
                    .hasMessageContaining(crafted.getValue());
        }
    }

    @Test
    void scan_moreChunksThanTheFileCanHold_stopsAndSaysSo() throws Exception {
        for (CraftedRecording crafted :
                new CraftedRecording[] {CraftedRecording.BARE_HEADERS, CraftedRecording.TINY_CHUNKS}) {
            Path file = crafted.make(folder.resolve("crafted.jfr"));
            WarningList warnings = new WarningList("crafted");
            assertThat(ChunkIndex.scan(file, "crafted", Long.MAX_VALUE, warnings, done -> {}))
                    .hasSizeLessThan(20_000);
            assertThat(warnings.toList().toString()).contains("chunks");
        }
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
                assertThat(ChunkFilter.read(
                                new ChunkLocation(file, "damaged", 1, 0, header), WANTED, new KnownMetadata(), 1 << 30))
                        .isNotEmpty();
            } catch (ChunkDamage e) {
                assertThat(e).message().isNotEmpty();
                damaged++;
            }
        }
        assertThat(damaged).isPositive();
    }
}
