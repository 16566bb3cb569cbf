package io.adaflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.layout.CountersFileLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JVMs that end by {@code System.exit} with slow sinks: the last counts are those after the close, whoever begins it. */
@Timeout(180)
class ShutdownTest {
    @TempDir
    Path folder;

    private void run(String who, int pipelines, String deadline) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:StartFlightRecording:filename=" + folder.resolve("recording.jfr"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShutdownProgram.class.getName(),
                        who,
                        Integer.toString(pipelines),
                        deadline,
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"nobody,1", "hook,1", "application,1", "sink,1", "nobody,3", "each,3"})
    void systemExit_slowSink_lastCountsAreThoseAfterTheClose(String who, int pipelines) throws Exception {
        run(who, pipelines, "PT1M");
        for (int number = 0; number < pipelines; number++) {
            String name = "pipeline-" + number;
            RecordedEvent last = last(name);
            assertThat(Files.readString(folder.resolve(name), StandardCharsets.UTF_8))
                    .isEqualTo(Integer.toString(ShutdownProgram.EVENTS));
            assertThat(last.getLong("totalWritten")).isEqualTo(ShutdownProgram.EVENTS);
            assertThat(last.getLong("totalDrained")).isEqualTo(ShutdownProgram.EVENTS);
            assertThat(last.getInt("queueDepth")).isZero();
        }
        assertThat(inCountersFile(CountersFileLayout.EVENTS_WRITTEN))
                .isEqualTo((long) pipelines * ShutdownProgram.EVENTS);
        assertThat(inCountersFile(CountersFileLayout.EVENTS_EVICTED)).isZero();
    }

    /** What is left at the deadline is thrown away before the last counts are taken. */
    @Test
    void systemExit_deadlineTooShort_lastCountsAreThoseAfterTheDeadline() throws Exception {
        run("nobody", 2, "PT0.1S");
        long evicted = 0;
        for (int number = 0; number < 2; number++) {
            String name = "pipeline-" + number;
            RecordedEvent last = last(name);
            assertThat(last.getLong("totalDrained"))
                    .isEqualTo(Long.parseLong(Files.readString(folder.resolve(name), StandardCharsets.UTF_8)))
                    .isLessThan(ShutdownProgram.EVENTS);
            assertThat(last.getLong("totalDrained") + last.getLong("totalEvicted"))
                    .isEqualTo(ShutdownProgram.EVENTS);
            assertThat(last.getInt("queueDepth")).isZero();
            evicted += last.getLong("totalEvicted");
        }
        assertThat(inCountersFile(CountersFileLayout.EVENTS_EVICTED)).isEqualTo(evicted);
    }

    private RecordedEvent last(String pipeline) throws IOException {
        List<RecordedEvent> snapshots = RecordingFile.readAllEvents(folder.resolve("recording.jfr")).stream()
                .filter(event -> event.getEventType().getName().equals("adaflight.PipelineSnapshot"))
                .filter(event -> event.getString("pipeline").equals(pipeline))
                .toList();
        return snapshots.stream()
                .max(java.util.Comparator.comparing(RecordedEvent::getStartTime))
                .orElseThrow();
    }

    private long inCountersFile(int count) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("counters")));
        int latest = file.getLong(CountersFileLayout.slotOffset(0)) > file.getLong(CountersFileLayout.slotOffset(1))
                ? CountersFileLayout.slotOffset(0)
                : CountersFileLayout.slotOffset(1);
        long sum = 0;
        for (int row = 0; row < file.getInt(latest + CountersFileLayout.ROWS_OFFSET); row++) {
            sum += file.getLong(latest
                    + CountersFileLayout.SLOT_HEADER_BYTES
                    + row * CountersFileLayout.ROW_BYTES
                    + CountersFileLayout.COUNTS_OFFSET
                    + Long.BYTES * count);
        }
        return sum;
    }
}
