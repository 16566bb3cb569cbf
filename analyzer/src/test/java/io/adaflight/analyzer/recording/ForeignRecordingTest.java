package io.adaflight.analyzer.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.recording.decode.EventAttributes;
import io.adaflight.analyzer.recording.event.DecodedEvent;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.ThreadSnapshot;
import io.adaflight.analyzer.recording.warning.Warning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.ValueDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events under our names whose fields are not ours, as another version might write them. */
class ForeignRecordingTest {
    @Name("adaflight.ThreadSnapshot")
    @Registered(false)
    static final class Stripped extends Event {
        String pipeline = "x".repeat(1000);
        int threadId = 5;
        int written = -5;
    }

    @TempDir
    Path folder;

    @Test
    void dataLoss_fieldOfTheRunningJdk_isTheOneThatIsRead() {
        ValueDescriptor amount = FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .filter(type -> type.getName().equals(EventAttributes.DATA_LOSS))
                .findFirst()
                .orElseThrow()
                .getField(EventAttributes.AMOUNT.getIdentifier());
        assertThat(amount.getAnnotation(DataAmount.class)).isNotNull();
    }

    @Test
    void read_missingFieldsAndForeignTypes_countAsZeroAndWarn() throws Exception {
        Path file = folder.resolve("foreign.jfr");
        try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
            FlightRecorder.register(Stripped.class);
            recording.enable(Stripped.class);
            recording.start();
            new Stripped().commit();
            recording.stop();
            recording.dump(file);
        } finally {
            FlightRecorder.unregister(Stripped.class);
        }
        List<DecodedEvent> events = new ArrayList<>();
        try (Recording recording = Recording.open(file, LoadLimits.forHeap(1 << 30))) {
            recording.read(events::add, Progress.NONE);
            assertThat(recording.warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.code()).isEqualTo(Warning.Code.MISSING_FIELD))
                    .satisfies(warning -> assertThat(warning.text())
                            .contains("adaflight.ThreadSnapshot.threadId", "adaflight.ThreadSnapshot.totalWritten"));
        }
        assertThat(events).singleElement().isInstanceOfSatisfying(ThreadSnapshot.class, row -> {
            assertThat(row.pipeline()).hasSize(256).endsWith("…");
            assertThat(row.threadId()).isZero();
            assertThat(row.recent()).isEqualTo(EventCounts.NONE);
            assertThat(row.state()).isEmpty();
            assertThat(row.terminated()).isFalse();
            assertThat(row.eventRate()).isZero();
        });
    }
}
