package io.adaflight.internal.jfr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Runs a recording in this JVM and gives what was recorded of one pipeline. */
final class Recorded implements AutoCloseable {
    private final Recording recording = new Recording();

    private Recorded() {}

    /** Starts a recording of all events of AdaFlight, each at once and with no threshold. */
    static Recorded start() {
        Recorded recorded = new Recorded();
        for (String name : List.of("RingSwap", "BackPressure", "WriteBlocked", "Collection")) {
            recorded.recording.enable("adaflight." + name).withoutThreshold();
        }
        recorded.recording.start();
        return recorded;
    }

    /** Changes a setting of the running recording, such as {@code adaflight.ThreadSnapshot#period}. */
    Recorded with(String setting, String value) {
        var settings = new java.util.HashMap<>(recording.getSettings());
        settings.put(setting, value);
        recording.setSettings(settings);
        return this;
    }

    /** Stops the recording and gives its events in the order of time. */
    Events stop() {
        recording.stop();
        try {
            Path file = Files.createTempFile("recorded", ".jfr");
            try {
                recording.dump(file);
                List<RecordedEvent> events = RecordingFile.readAllEvents(file).stream()
                        .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                        .toList();
                return new Events(events);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        recording.close();
    }

    /** Events in the order of time. */
    record Events(List<RecordedEvent> all) {
        /** The events of one type and pipeline. */
        List<RecordedEvent> of(String type, String pipeline) {
            return all.stream()
                    .filter(event -> event.getEventType().getName().equals("adaflight." + type))
                    .filter(event -> event.getString("pipeline").equals(pipeline))
                    .toList();
        }

        /** The events of one type, of all pipelines. */
        List<RecordedEvent> of(String type) {
            return all.stream()
                    .filter(event -> event.getEventType().getName().equals("adaflight." + type))
                    .toList();
        }

        /** The last snapshot of a thread. */
        RecordedEvent lastOfThread(String pipeline, long threadId) {
            List<RecordedEvent> events = of("ThreadSnapshot", pipeline).stream()
                    .filter(event -> event.getLong("threadId") == threadId)
                    .toList();
            return events.get(events.size() - 1);
        }

        /** The last snapshot of a pipeline. */
        RecordedEvent lastOfPipeline(String pipeline) {
            List<RecordedEvent> events = of("PipelineSnapshot", pipeline);
            return events.get(events.size() - 1);
        }

        /** The sum of a field over all events of a type. */
        long sum(String type, String pipeline, String field) {
            return of(type, pipeline).stream()
                    .mapToLong(event -> ((Number) event.getValue(field)).longValue())
                    .sum();
        }
    }
}
