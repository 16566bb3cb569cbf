package io.adaflight.analyzer.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.analyzer.SampleCountersFile;
import io.adaflight.analyzer.recording.RecordingException;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.FinalCounts;
import io.adaflight.analyzer.recording.event.FinalCounts.OfThread;
import io.adaflight.layout.CountersFileLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountersFileReaderTest {
    @TempDir
    Path folder;

    @Test
    void read_twoWholeSlots_takesTheNewer() throws Exception {
        ByteBuffer file = SampleCountersFile.empty();
        SampleCountersFile.slot(file, 0, 8, "orders", 10, 1);
        SampleCountersFile.slot(file, 1, 9, "orders", 20, 2, 30, 3);

        FinalCounts counts = read(file);

        assertThat(counts.processId()).isEqualTo(4711);
        assertThat(counts.takenNanos()).isEqualTo(9_000_000_000L);
        assertThat(counts.pipelines()).hasSize(1);
        FinalCounts.OfPipeline orders = counts.pipelines().get(0);
        assertThat(orders.name()).isEqualTo("orders");
        assertThat(orders.total()).isEqualTo(new EventCounts(50, 5, 0, 5, 0, 500, 50));
        assertThat(orders.threads())
                .containsExactly(
                        new OfThread(1, "thread-1", new EventCounts(20, 2, 0, 2, 0, 200, 20)),
                        new OfThread(2, "thread-2", new EventCounts(30, 3, 0, 3, 0, 300, 30)));
        assertThat(counts.others()).isEqualTo(EventCounts.NONE);
    }

    @Test
    void read_newerSlotIsTorn_takesTheOlder() throws Exception {
        ByteBuffer file = SampleCountersFile.empty();
        SampleCountersFile.slot(file, 0, 8, "orders", 10, 1);
        int newer = SampleCountersFile.slot(file, 1, 9, "orders", 20, 2);
        file.put(newer + 100, (byte) 'x');

        assertThat(read(file).pipelines().get(0).total().written()).isEqualTo(10);
    }

    @Test
    void read_rowsOfOthers_areInTheTotalsOnly() throws Exception {
        ByteBuffer file = SampleCountersFile.empty();
        int slot = SampleCountersFile.slot(file, 1, 1, "orders", 10, 1, 20, 2, 30, 3);
        int rows = slot + CountersFileLayout.SLOT_HEADER_BYTES;
        file.putInt(rows + CountersFileLayout.ROW_BYTES, CountersFileLayout.KIND_OTHER_THREADS);
        file.putInt(rows + 2 * CountersFileLayout.ROW_BYTES, CountersFileLayout.KIND_OTHER_PIPELINES);
        SampleCountersFile.seal(file, 1, 3);

        FinalCounts counts = read(file);

        assertThat(counts.pipelines().get(0).total().written()).isEqualTo(30);
        assertThat(counts.pipelines().get(0).threads()).extracting(OfThread::id).containsExactly(1L);
        assertThat(counts.others().written()).isEqualTo(30);
    }

    @Test
    void read_sumsPassTheEnd_stopThere() throws Exception {
        ByteBuffer file = SampleCountersFile.empty();
        int slot = SampleCountersFile.slot(file, 1, 1, "orders", 1, 0, 1, 0);
        file.putLong(slot + CountersFileLayout.SLOT_HEADER_BYTES + CountersFileLayout.COUNTS_OFFSET, Long.MAX_VALUE);
        SampleCountersFile.seal(file, 1, 2);

        assertThat(read(file).pipelines().get(0).total().written()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void read_hostileValues_sayWhatIsWrong() {
        assertFails(SampleCountersFile.empty(), "has no whole state");
        for (int rows : new int[] {-1, 1025, Integer.MAX_VALUE}) {
            ByteBuffer file = SampleCountersFile.empty();
            int slot = SampleCountersFile.slot(file, 0, 2, "orders", 1, 0);
            file.putInt(slot + CountersFileLayout.ROWS_OFFSET, rows);
            assertFails(file, "has no whole state");
        }
        ByteBuffer negative = SampleCountersFile.empty();
        SampleCountersFile.slot(negative, 0, 2, "orders", -1, 0);
        assertFails(negative, "has a count below 0");
        for (int length : new int[] {-1, 385}) {
            ByteBuffer file = SampleCountersFile.empty();
            int slot = SampleCountersFile.slot(file, 0, 2, "orders", 1, 0);
            file.putShort(
                    slot + CountersFileLayout.SLOT_HEADER_BYTES + CountersFileLayout.PIPELINE_OFFSET, (short) length);
            SampleCountersFile.seal(file, 0, 1);
            assertFails(file, "has a name of " + length + " bytes");
        }
    }

    @Test
    void read_hostileTimes_stayInRange() throws Exception {
        for (long millis : new long[] {Long.MIN_VALUE, Long.MAX_VALUE}) {
            ByteBuffer file = SampleCountersFile.empty();
            int slot = SampleCountersFile.slot(file, 0, 2, "orders", 1, 0);
            file.putLong(slot + CountersFileLayout.TAKEN_OFFSET, millis);
            SampleCountersFile.seal(file, 0, 1);
            assertThat(read(file).takenNanos()).isNotNegative();
        }
    }

    @Test
    void read_wrongHeader_saysWhatIsWrong() throws IOException {
        assertFails(SampleCountersFile.empty().putLong(0, 1), "is not a counters file");
        assertFails(
                SampleCountersFile.empty().putInt(CountersFileLayout.VERSION_OFFSET, 2),
                "is a counters file of version 2, expected 1");
        assertFails(SampleCountersFile.empty().putLong(CountersFileLayout.PROCESS_OFFSET, 1), "has a damaged header");
        Path file = folder.resolve("cut");
        SampleCountersFile.write(SampleCountersFile.empty(), file);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1000));
        assertThatThrownBy(() -> CountersFileReader.read(file)).hasMessageContaining("is cut off after 1000 bytes");
        Files.write(file, new byte[3]);
        assertThatThrownBy(() -> CountersFileReader.read(file)).hasMessage(file + ": is not a counters file");
        assertThatThrownBy(() -> CountersFileReader.read(folder.resolve("missing")))
                .hasMessageContaining("cannot be read (NoSuchFileException)");
        assertThatThrownBy(() -> CountersFileReader.read(folder)).hasMessageContaining("is not a regular file");
    }

    private void assertFails(ByteBuffer file, String message) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining(message);
    }

    private FinalCounts read(ByteBuffer file) throws Exception {
        return CountersFileReader.read(SampleCountersFile.write(file, folder.resolve("counters")));
    }
}
