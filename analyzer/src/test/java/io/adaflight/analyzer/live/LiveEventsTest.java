package io.adaflight.analyzer.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.SampleRecording;
import io.adaflight.analyzer.recording.LoadLimits;
import io.adaflight.analyzer.recording.Progress;
import io.adaflight.analyzer.recording.Recording;
import io.adaflight.analyzer.recording.event.DecodedEvent;
import io.adaflight.analyzer.recording.event.PipelineEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The events of a JVM that runs are read by the recorder's own reader here: from a file, which has the same ones. */
class LiveEventsTest {
    @TempDir
    static Path folder;

    private static Path file;

    @BeforeAll
    static void record() throws Exception {
        file = SampleRecording.typical(folder.resolve("typical.jfr"));
    }

    /** What no plugin writes, but another program could. */
    @Name("test.Hostile")
    static final class HostileEvent extends Event {
        String longText = "x".repeat(300);

        @Nullable
        String noText;

        long negative = -5;
        double notFinite = Double.NaN;
        double belowZero = -1;

        @Timespan(Timespan.NANOSECONDS)
        long negativeTime = -5;

        @Timespan(Timespan.SECONDS)
        long endlessTime = Long.MAX_VALUE / 1000;

        @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
        long beforeTheEpoch = -10_000;
    }

    @Test
    void events_readLive_areThoseThatTheReaderOfRecordingsGives() throws Exception {
        List<DecodedEvent> live = new ArrayList<>();
        for (jdk.jfr.consumer.RecordedEvent event : RecordingFile.readAllEvents(file)) {
            Function<jdk.jfr.consumer.RecordedEvent, DecodedEvent> reader =
                    LiveEvents.READERS.get(event.getEventType().getName());
            if (reader != null) {
                live.add(reader.apply(event));
            }
        }
        List<DecodedEvent> read = new ArrayList<>();
        try (Recording recording = Recording.open(file, LoadLimits.forHeap(1 << 30))) {
            recording.read(read::add, Progress.NONE);
        }
        List<Class<?>> kinds =
                live.stream().<Class<?>>map(DecodedEvent::getClass).distinct().toList();
        read.removeIf(event -> !(event instanceof PipelineEvent) || !kinds.contains(event.getClass()));
        assertThat(kinds).hasSameSizeAs(LiveEvents.READERS.keySet());
        assertThat(live)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("timeNanos", "startTimeNanos")
                .containsExactlyInAnyOrderElementsOf(read);
        assertThat(live)
                .allSatisfy(event ->
                        assertThat(read).anyMatch(other -> Math.abs(other.timeNanos() - event.timeNanos()) < 1000));
    }

    @Test
    void row_valuesThatMakeNoSense_becomeOnesThatDo() throws Exception {
        Path hostile = folder.resolve("hostile.jfr");
        try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
            recording.enable(HostileEvent.class);
            recording.start();
            new HostileEvent().commit();
            recording.stop();
            recording.dump(hostile);
        }
        LiveRow row = new LiveRow(RecordingFile.readAllEvents(hostile).stream()
                .filter(event -> event.getEventType().getName().equals("test.Hostile"))
                .findFirst()
                .orElseThrow());
        assertThat(row.text("longText")).hasSize(256).endsWith("x…");
        assertThat(row.text("noText")).isEmpty();
        assertThat(row.count("negative")).isZero();
        assertThat(row.number("negative")).isEqualTo(-5);
        assertThat(row.decimal("notFinite")).isZero();
        assertThat(row.decimal("belowZero")).isZero();
        assertThat(row.nanos("negativeTime")).isZero();
        assertThat(row.nanos("endlessTime")).isGreaterThan(Duration.ofDays(365).toNanos());
        assertThat(row.epochNanos("beforeTheEpoch")).isZero();
        assertThat(row.endNanos()).isGreaterThanOrEqualTo(row.startNanos());
        assertThat(row.text("missing")).isEmpty();
        assertThat(row.flag("missing")).isFalse();
        assertThat(row.count("missing")).isZero();
        assertThat(row.decimal("missing")).isZero();
        assertThat(row.nanos("missing")).isZero();
        assertThat(row.epochNanos("missing")).isZero();
        assertThat(row.counts("").written()).isZero();
    }
}
