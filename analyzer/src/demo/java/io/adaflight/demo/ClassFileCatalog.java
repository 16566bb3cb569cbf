package io.adaflight.demo;

import io.adaflight.AdaFlight;
import io.adaflight.CloseReport;
import io.adaflight.EventPipeline;
import io.adaflight.FileSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/**
 * Catalogues the class files of the running JDK: four threads read them, each 4,000 a second, and write a line for each (name,
 * size, checksum, class file version) through an event pipeline into a gzip file. Between the third and the sixth second
 * the sink is slow, so that the pipeline falls behind and loses events.
 */
public final class ClassFileCatalog {
    private static final int PRODUCERS = 4;
    private static final Duration PHASE = Duration.ofSeconds(3);
    private static final long NANOS_PER_FILE = 250_000;
    private static final long MOST_BEHIND_NANOS = 100_000_000;

    private ClassFileCatalog() {}

    /**
     * Runs the catalogue.
     *
     * @param arguments the folder for the catalogue and for what was counted
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path catalogue = folder.resolve("catalogue.txt.gz");
        List<Path> files = classFiles();
        SlowableSink sink = new SlowableSink(FileSink.gzip(catalogue));
        List<Producer> producers = new ArrayList<>();
        CloseReport closed;
        try (EventPipeline pipeline =
                AdaFlight.pipeline("class-catalogue").sink(sink).open()) {
            for (int part = 0; part < PRODUCERS; part++) {
                producers.add(new Producer(pipeline, files, part));
            }
            producers.forEach(Producer::start);
            for (boolean slow : new boolean[] {false, true, false}) {
                sink.setSlow(slow);
                Thread.sleep(PHASE.toMillis());
            }
            for (Producer producer : producers) {
                producer.end();
            }
            closed = pipeline.close(Duration.ofSeconds(30));
        }
        WorkloadCounts counted = WorkloadCounts.of(producers, lines(catalogue));
        counted.store(folder.resolve("counted.properties"));
        System.out.println("The workload counted for itself: " + counted + "; when closed: " + closed);
    }

    private static List<Path> classFiles() throws IOException {
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
        try (Stream<Path> paths = Files.walk(modules)) {
            return paths.filter(path -> path.toString().endsWith(".class")).toList();
        }
    }

    private static long lines(Path catalogue) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(catalogue)), StandardCharsets.UTF_8))) {
            return reader.lines().count();
        }
    }

    /** Reads its share of the class files again and again, and counts what became of each. */
    static final class Producer extends Thread {
        private final EventPipeline pipeline;
        private final List<Path> files;
        private final int part;
        private volatile boolean ended;
        private long accepted;
        private long refused;
        private long leftOut;

        Producer(EventPipeline pipeline, List<Path> files, int part) {
            super("reader-" + part);
            this.pipeline = pipeline;
            this.files = files;
            this.part = part;
        }

        void end() throws InterruptedException {
            ended = true;
            join();
        }

        @Override
        public void run() {
            long next = System.nanoTime();
            for (int file = part; !ended; file = (file + PRODUCERS) % files.size()) {
                catalogue(files.get(file));
                next = Math.max(next, System.nanoTime() - MOST_BEHIND_NANOS) + NANOS_PER_FILE;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }

        private void catalogue(Path path) {
            if (path.endsWith("module-info.class")) {
                pipeline.filtered();
                leftOut++;
            } else if (pipeline.write(line(path))) {
                accepted++;
            } else {
                refused++;
            }
        }

        private static byte[] line(Path path) {
            try {
                byte[] content = Files.readAllBytes(path);
                CRC32 checksum = new CRC32();
                checksum.update(content);
                int version = (content[6] & 0xff) << 8 | (content[7] & 0xff);
                String line = path + " " + content.length + " " + Long.toHexString(checksum.getValue()) + " " + version;
                return (line + "\n").getBytes(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        long accepted() {
            return accepted;
        }

        long refused() {
            return refused;
        }

        long leftOut() {
            return leftOut;
        }
    }
}
