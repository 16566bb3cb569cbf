package io.adaflight.analyzer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openjdk.jmc.common.unit.UnitLookup.FLAG;
import static org.openjdk.jmc.common.unit.UnitLookup.MEMORY;
import static org.openjdk.jmc.common.unit.UnitLookup.NUMBER;
import static org.openjdk.jmc.common.unit.UnitLookup.NUMBER_UNITY;
import static org.openjdk.jmc.common.unit.UnitLookup.PLAIN_TEXT;
import static org.openjdk.jmc.common.unit.UnitLookup.RAW_NUMBER;
import static org.openjdk.jmc.common.unit.UnitLookup.TIMESPAN;
import static org.openjdk.jmc.common.unit.UnitLookup.TIMESTAMP;

import io.adaflight.analyzer.SampleRecording;
import io.adaflight.analyzer.recording.LoadLimits;
import io.adaflight.analyzer.recording.Progress;
import io.adaflight.analyzer.recording.Recording;
import io.adaflight.analyzer.recording.decode.DrainStacks;
import io.adaflight.analyzer.recording.decode.EventFields;
import io.adaflight.analyzer.recording.event.DecodedEvent;
import io.adaflight.analyzer.recording.event.DrainLook;
import io.adaflight.analyzer.recording.event.PipelineEvent;
import io.adaflight.events.DrainSampleEvent;
import io.adaflight.events.DrainStackEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmc.common.item.Attribute;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.unit.ContentType;

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

    private static boolean isOf(RecordedEvent event, String name) {
        return event.getEventType().getName().equals(name);
    }

    @Test
    void events_readLive_areThoseThatTheReaderOfRecordingsGives() throws Exception {
        List<DecodedEvent> live = new ArrayList<>();
        LiveEvents events = new LiveEvents();
        RecordingFile.readAllEvents(file).stream()
                .filter(event -> LiveEvents.READ.contains(event.getEventType().getName()))
                .forEach(event -> live.add(events.read(event)));
        List<DecodedEvent> read = new ArrayList<>();
        try (Recording recording = Recording.open(file, LoadLimits.forHeap(1 << 30))) {
            recording.read(read::add, Progress.NONE);
        }
        List<Class<?>> kinds =
                live.stream().<Class<?>>map(DecodedEvent::getClass).distinct().toList();
        read.removeIf(event -> !(event instanceof PipelineEvent) || !kinds.contains(event.getClass()));
        assertThat(kinds).hasSize(LiveEvents.READ.size() - 1);
        assertThat(live)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("timeNanos", "startTimeNanos")
                .containsExactlyInAnyOrderElementsOf(read);
        assertThat(live)
                .allSatisfy(event ->
                        assertThat(read).anyMatch(other -> Math.abs(other.timeNanos() - event.timeNanos()) < 1000));
    }

    @Test
    void looks_readLive_haveTheStacksThatCameBeforeThem() throws Exception {
        Path looks = folder.resolve("looks.jfr");
        try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
            recording.enable(DrainStackEvent.class);
            recording.enable(DrainSampleEvent.class);
            recording.start();
            DrainStackEvent stack = new DrainStackEvent();
            stack.id = 7;
            stack.frames = "java.lang.Thread.sleep\n  io.x.Sink.write";
            stack.commit();
            DrainSampleEvent sample = new DrainSampleEvent();
            sample.pipeline = "orders";
            sample.threadId = 3;
            sample.state = "TIMED_WAITING";
            sample.atWork = 1;
            sample.stack = 7;
            sample.ownerStack = 8;
            sample.commit();
            recording.stop();
            recording.dump(looks);
        }
        LiveEvents events = new LiveEvents();
        List<DecodedEvent> live = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(looks)) {
            if (isOf(event, DrainStackEvent.NAME)) {
                events.addStack(event);
            } else if (isOf(event, DrainSampleEvent.NAME)) {
                live.add(events.read(event));
            }
        }
        List<DecodedEvent> read = new ArrayList<>();
        try (Recording recording = Recording.open(looks, LoadLimits.forHeap(1 << 30))) {
            recording.read(read::add, Progress.NONE);
        }
        read.removeIf(event -> !(event instanceof DrainLook));
        assertThat(live)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("timeNanos")
                .isEqualTo(read)
                .singleElement()
                .isInstanceOfSatisfying(DrainLook.class, look -> {
                    assertThat(look.frames()).isEqualTo("java.lang.Thread.sleep < io.x.Sink.write");
                    assertThat(look.ownerFrames()).isEmpty();
                    assertThat(look.atWork()).isEqualTo(1);
                });
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
        RecordedEvent event = RecordingFile.readAllEvents(hostile).stream()
                .filter(each -> isOf(each, "test.Hostile"))
                .findFirst()
                .orElseThrow();
        EventFields row = new LiveRow(event, new DrainStacks());
        assertThat(row.text(attr("longText", PLAIN_TEXT))).hasSize(256).endsWith("x…");
        assertThat(row.longText(attr("longText", PLAIN_TEXT))).hasSize(300);
        assertThat(row.text(attr("noText", PLAIN_TEXT))).isEmpty();
        assertThat(row.count(attr("negative", NUMBER))).isZero();
        assertThat(row.total(attr("negative", RAW_NUMBER))).isZero();
        assertThat(row.rawNumber(attr("negative", RAW_NUMBER))).isEqualTo(-5);
        assertThat(row.whole(attr("negative", NUMBER))).isEqualTo(-5);
        assertThat(row.bytes(attr("negative", MEMORY))).isZero();
        assertThat(row.decimal(attr("notFinite", NUMBER), NUMBER_UNITY)).isZero();
        assertThat(row.decimal(attr("belowZero", NUMBER), NUMBER_UNITY)).isZero();
        assertThat(row.nanos(attr("negativeTime", TIMESPAN))).isZero();
        assertThat(row.nanos(attr("endlessTime", TIMESPAN)))
                .isGreaterThan(Duration.ofDays(365).toNanos());
        assertThat(row.epochNanos(attr("beforeTheEpoch", TIMESTAMP))).isZero();
        assertThat(row.durationNanos()).isEqualTo(row.endNanos() - row.startNanos());
        assertThat(row.eventThreadId()).isEqualTo(Thread.currentThread().getId());
        assertThat(row.eventThreadName()).isEqualTo(Thread.currentThread().getName());
        assertThat(row.text(attr("missing", PLAIN_TEXT))).isEmpty();
        assertThat(row.flag(attr("missing", FLAG))).isFalse();
        assertThat(row.rawNumber(attr("missing", RAW_NUMBER))).isZero();
        assertThat(row.drainStack(attr("missing", RAW_NUMBER))).isEmpty();
        assertThat(row.count(attr("missing", NUMBER))).isZero();
        assertThat(row.decimal(attr("missing", NUMBER), NUMBER_UNITY)).isZero();
        assertThat(row.nanos(attr("missing", TIMESPAN))).isZero();
        assertThat(row.epochNanos(attr("missing", TIMESTAMP))).isZero();
        assertThat(row.recentCounts().written()).isZero();
    }

    @Test
    void row_ofNoThread_hasNoId() throws Exception {
        Path facts = folder.resolve("facts.jfr");
        try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
            recording.enable("jdk.JVMInformation");
            recording.start();
            recording.stop();
            recording.dump(facts);
        }
        RecordedEvent event = RecordingFile.readAllEvents(facts).stream()
                .filter(each -> isOf(each, "jdk.JVMInformation"))
                .findFirst()
                .orElseThrow();
        LiveRow row = new LiveRow(event, new DrainStacks());
        assertThat(row.eventThreadId()).isZero();
        assertThat(row.eventThreadName()).isEmpty();
    }

    private static <T> IAttribute<T> attr(String name, ContentType<T> type) {
        return Attribute.attr(name, "", type);
    }
}
