package io.adaflight.demo;

import io.adaflight.demo.ClassFileCatalog.Producer;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What the workload counted without AdaFlight's help, by the names of the report's totals: its own calls, what each of
 * them returned, and the lines that arrived in the file.
 */
final class WorkloadCounts {
    private final Map<String, Long> counts;

    private WorkloadCounts(Map<String, Long> counts) {
        this.counts = counts;
    }

    static WorkloadCounts of(List<Producer> producers, long arrived) {
        long accepted = producers.stream().mapToLong(Producer::accepted).sum();
        long refused = producers.stream().mapToLong(Producer::refused).sum();
        long leftOut = producers.stream().mapToLong(Producer::leftOut).sum();
        return new WorkloadCounts(new TreeMap<>(Map.of(
                "eventsOffered", accepted + refused + leftOut,
                "eventsWritten", accepted,
                "eventsRejected", refused,
                "eventsFiltered", leftOut,
                "eventsDrained", arrived,
                "eventsEvicted", accepted - arrived,
                "eventsDropped", accepted - arrived + refused)));
    }

    static WorkloadCounts load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, Long> counts = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> counts.put(name, Long.valueOf(properties.getProperty(name))));
        return new WorkloadCounts(counts);
    }

    void store(Path file) throws IOException {
        Properties properties = new Properties();
        counts.forEach((name, count) -> properties.setProperty(name, count.toString()));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    Map<String, Long> byName() {
        return counts;
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
