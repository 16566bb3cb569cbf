package io.adaflight.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real programs whose drain waits: what a recording says of the drain, by the settings that people have. */
class StalledDrainIT {
    private static final Path SETTINGS = Path.of(
                    "..", "jfr-events", "src", "main", "resources", "io", "adaflight", "events")
            .toAbsolutePath();

    private static final int LEAST_LOOKS = 5;

    @TempDir
    Path folder;

    private final Map<Long, String> stacks = new HashMap<>();

    /** Records a program; a longer one on a machine so busy that the recorder hardly gets a turn. */
    private List<RecordedEvent> record(String kind, String shape, String settings) throws Exception {
        List<RecordedEvent> events = List.of();
        for (int seconds = 3; seconds <= 48 && looks(events).size() < LEAST_LOOKS; seconds *= 4) {
            events = record(kind, shape, settings, seconds);
        }
        return events;
    }

    private List<RecordedEvent> record(String kind, String shape, String settings, int seconds) throws Exception {
        Path file = folder.resolve("recording.jfr");
        String option = "-XX:StartFlightRecording:filename=" + file
                + switch (settings) {
                    case "none" -> "";
                    case "adaflight" -> ",settings=" + SETTINGS.resolve("adaflight.jfc");
                    default -> ",settings=" + settings;
                };
        try (ChildJvm child =
                ChildJvm.start(StalledDrainProgram.class, List.of(option), kind, shape, String.valueOf(seconds))) {
            ChildJvm.Ended ended = child.end();
            assertThat(ended.exitCode()).as(ended.errors()).isZero();
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        stacks.clear();
        of(events, "DrainStack").forEach(stack -> stacks.put(stack.getLong("id"), stack.getString("frames")));
        return events;
    }

    private static List<RecordedEvent> of(List<RecordedEvent> events, String type) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("adaflight." + type))
                .toList();
    }

    private String stack(RecordedEvent sample, String field) {
        return Objects.requireNonNullElse(stacks.get(sample.getLong(field)), "");
    }

    /** The looks at the drain while the pipeline was losing and the drain at work, each with a stack. */
    private List<RecordedEvent> looks(List<RecordedEvent> events) {
        return of(events, "DrainSample").stream()
                .filter(sample -> sample.getBoolean("losing"))
                .filter(sample -> sample.getInt("atWork") != 0)
                .filter(sample -> sample.getLong("stack") != 0)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "sleep, own, none, java.lang.Thread.sleep",
        "sleep, plain, adaflight, java.lang.Thread.sleep",
        "park, pair, profile, Unsafe.park",
        "park, own, adaflight, Unsafe.park",
        "socket, pair, none, NioSocketImpl",
        "fsync, plain, adaflight, FileDispatcherImpl.force0",
        "monitor, own, profile, StalledDrainProgram.enterMonitor",
        "monitor, pair, none, StalledDrainProgram.enterMonitor",
        "lock, plain, none, StalledDrainProgram.takeLock",
        "lock, own, adaflight, StalledDrainProgram.takeLock"
    })
    void drain_thatWaits_isSeenWaiting(String kind, String shape, String settings, String frame) throws Exception {
        List<RecordedEvent> events = record(kind, shape, settings);
        List<RecordedEvent> looks = looks(events);

        assertThat(looks).hasSizeGreaterThanOrEqualTo(LEAST_LOOKS);
        long seen = looks.stream()
                .filter(look -> stack(look, "stack").contains(frame))
                .count();
        assertThat((double) seen / looks.size()).as("share of %s", frame).isGreaterThan(0.6);
        if (kind.equals("monitor") || kind.equals("lock")) {
            assertOwnerIsNamed(looks);
        }
        assertTimes(events, !shape.equals("plain"));
    }

    private void assertOwnerIsNamed(List<RecordedEvent> looks) {
        List<RecordedEvent> owned = looks.stream()
                .filter(look -> look.getString("ownerName").equals(StalledDrainProgram.HOLDER))
                .toList();
        assertThat(owned).hasSizeGreaterThan(looks.size() / 2);
        assertThat(owned).allMatch(look -> look.getLong("ownerId") > 0);
        assertThat(owned).anyMatch(look -> stack(look, "ownerStack").contains("StalledDrainProgram.hold"));
    }

    private static void assertTimes(List<RecordedEvent> events, boolean workKnown) {
        List<RecordedEvent> rows = of(events, "DrainSnapshot");
        assertThat(rows).hasSizeGreaterThan(5);
        assertThat(rows.stream().filter(row -> row.getBoolean("workKnown")).count())
                .isGreaterThanOrEqualTo(workKnown ? rows.size() - 1 : 0)
                .isLessThanOrEqualTo(workKnown ? rows.size() : 0);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.getLong("working") + row.getLong("idle"))
                        .isLessThanOrEqualTo(row.getLong("interval")));
        assertThat(rows).anyMatch(row -> row.getBoolean("processorKnown"));
    }
}
