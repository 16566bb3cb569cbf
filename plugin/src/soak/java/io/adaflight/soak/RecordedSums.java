package io.adaflight.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** The counts in a recording, summed over its intervals, and its running totals. For one thread. */
public final class RecordedSums {
    private static final List<String> COUNTS =
            List.of("written", "bytesWritten", "rejected", "evicted", "bytesDropped", "filtered", "drained", "failed");
    private static final List<String> COUNTS_OF_THREADS = List.of("written", "bytesWritten");

    private final Map<String, Long> sums = new HashMap<>();
    private final Map<String, Long> totals = new HashMap<>();
    private long events;
    private long losses;

    private RecordedSums() {}

    /** Reads a file once, event by event. */
    public static RecordedSums read(Path file) throws IOException {
        RecordedSums read = new RecordedSums();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                read.add(recording.readEvent());
            }
        }
        return read;
    }

    private void add(RecordedEvent event) {
        events++;
        switch (event.getEventType().getName()) {
            case "adaflight.PipelineSnapshot" -> {
                for (String field : COUNTS) {
                    String key = event.getString("pipeline") + '/' + field;
                    sums.merge(key, event.getLong(field), Long::sum);
                    totals.merge(key, event.getLong(totalOf(field)), Math::max);
                }
            }
            case "adaflight.ThreadSnapshot" -> {
                for (String field : COUNTS_OF_THREADS) {
                    String key = threadKey(event.getString("pipeline"), event.getLong("threadId"), field);
                    sums.merge(key, event.getLong(field), Long::sum);
                }
            }
            case "jdk.DataLoss" -> losses++;
            default -> {}
        }
    }

    private static String totalOf(String field) {
        return "total" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
    }

    private static String threadKey(String pipeline, long threadId, String field) {
        return pipeline + '/' + threadId + '/' + field;
    }

    /** The sum of a count over all intervals of a pipeline; 0 where there is none. */
    public long pipelineSum(String pipeline, String field) {
        return sums.getOrDefault(pipeline + '/' + field, 0L);
    }

    /** The greatest running total of a pipeline; 0 where there is none. */
    public long pipelineTotal(String pipeline, String field) {
        return totals.getOrDefault(pipeline + '/' + field, 0L);
    }

    /** The sum of a count over all intervals of a thread; 0 where there is none. */
    public long threadSum(String pipeline, long threadId, String field) {
        return sums.getOrDefault(threadKey(pipeline, threadId, field), 0L);
    }

    /** How often the recorder lost data. */
    public long losses() {
        return losses;
    }

    /** All events, those of the JDK too. */
    public long events() {
        return events;
    }
}
