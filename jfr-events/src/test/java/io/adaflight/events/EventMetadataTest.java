package io.adaflight.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import org.junit.jupiter.api.Test;

/**
 * Holds the published format. When a field was added on purpose, copy the file that the failure names over the golden
 * one; a renamed or removed line breaks recordings that people already have.
 */
class EventMetadataTest {
    @Test
    void eventTypes_metadata_equalsTheGoldenFile() throws IOException {
        String actual = EventMetadata.describe(EventTypes.ALL).replace("\r\n", "\n");
        Path written = Path.of("target", "events.golden.txt");
        Files.createDirectories(written.getParent());
        Files.writeString(written, actual);

        assertThat(actual)
                .as("the published format; the actual one is in %s", written)
                .isEqualTo(golden());
    }

    @Test
    void eventTypes_everyField_hasALabelAndADescription() {
        for (var type : EventTypes.ALL) {
            FlightRecorder.register(type);
            for (var field : EventType.getEventType(type).getFields()) {
                assertThat(field.getLabel())
                        .as("label of %s.%s", type, field.getName())
                        .isNotBlank();
                if (!field.getName().equals("startTime")
                        && !field.getName().equals("duration")
                        && !field.getName().equals("eventThread")
                        && !field.getName().equals("stackTrace")) {
                    assertThat(field.getDescription())
                            .as("description of %s.%s", type, field.getName())
                            .isNotBlank();
                }
            }
        }
    }

    @Test
    void eventTypes_everyClassOfThePackage_isInTheCatalogue() throws IOException {
        try (var files = Files.list(Path.of("src", "main", "java", "io", "adaflight", "events"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith("Event.java")))
                    .containsExactlyInAnyOrderElementsOf(EventTypes.ALL.stream()
                            .map(type -> type.getSimpleName() + ".java")
                            .toList());
        }
    }

    private static String golden() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                EventMetadataTest.class.getResourceAsStream("/io/adaflight/events/events.golden.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
