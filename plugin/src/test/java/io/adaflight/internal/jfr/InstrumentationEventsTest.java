package io.adaflight.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.internal.jfr.InstrumentationLog.Entry;
import io.adaflight.internal.jfr.Recorded.Events;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;

class InstrumentationEventsTest {
    private static final String PIPELINE = "InstrumentationEventsTest";

    private final InstrumentationLog log = new InstrumentationLog();
    private final InstrumentationEvents events = new InstrumentationEvents(log);

    /* Other tests connect logs of their own. */
    private static List<RecordedEvent> ofLibrary(Events recorded, String library) {
        return recorded.of("Instrumentation").stream()
                .filter(event -> event.getString("library").equals(library))
                .toList();
    }

    @Test
    void tell_class_isToldOnceInEachChunk() {
        Events recorded;
        try (Recorded recording = Recorded.start()) {
            log.add(new Entry("test-a", "1.2", "shop.Queue", true, ""));
            log.add(new Entry("test-b", "", "shop.Ring", false, "it has no field"));
            events.tell();
            events.tell();
            events.endChunk();
            events.tell();
            recorded = recording.stop();
        }
        assertThat(ofLibrary(recorded, "test-a")).hasSize(2).allSatisfy(event -> {
            assertThat(event.getString("version")).isEqualTo("1.2");
            assertThat(event.getString("className")).isEqualTo("shop.Queue");
            assertThat(event.getBoolean("instrumented")).isTrue();
            assertThat(event.getString("reason")).isEmpty();
        });
        assertThat(ofLibrary(recorded, "test-b")).hasSize(2).allSatisfy(event -> {
            assertThat(event.getBoolean("instrumented")).isFalse();
            assertThat(event.getString("reason")).isEqualTo("it has no field");
        });
    }

    @Test
    void tell_silentDiscards_areToldWhenThereAreMoreOrTheChunkIsNew() {
        Events recorded;
        try (Recorded recording = Recorded.start()) {
            log.add(new Entry("log4j2", "2.26.1", "Async", true, ""));
            log.add(new Entry("disruptor", "4.0.0", "Ring", true, ""));
            log.discardedSilently(PIPELINE);
            events.tell();
            events.tell();
            log.discardedSilently(PIPELINE);
            events.tell();
            events.endChunk();
            events.tell();
            recorded = recording.stop();
        }
        List<RecordedEvent> discards = recorded.of("SilentDiscard", PIPELINE);
        assertThat(discards)
                .extracting(event -> event.getLong("totalDiscarded"))
                .containsExactly(1L, 2L, 2L);
        assertThat(discards).allSatisfy(event -> {
            assertThat(event.getString("library")).isEqualTo("log4j2");
            assertThat(event.getString("version")).isEqualTo("2.26.1");
            assertThat(event.getString("otherVersion")).isEqualTo("4.0.0");
        });
    }

    @Test
    void version_ofALibrary_isTheFirstKnownOne() {
        log.add(new Entry("log4j2", "", "A", true, ""));
        log.add(new Entry("log4j2", "2.20.0", "B", true, ""));
        log.add(new Entry("log4j2", "2.26.1", "C", true, ""));
        assertThat(log.version("log4j2")).isEqualTo("2.20.0");
        assertThat(log.version("disruptor")).isEmpty();
    }

    @Test
    void add_beyondTheMost_keepsTheFirstOnes() {
        for (int number = 0; number < 1001; number++) {
            log.add(new Entry("log4j2", "", "Class" + number, true, ""));
        }
        assertThat(log.entries()).hasSize(1000).extracting(Entry::className).endsWith("Class999");
    }
}
