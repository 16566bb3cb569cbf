package io.adaflight.example;

import io.adaflight.AdaFlight;
import io.adaflight.DropPolicy;
import io.adaflight.EventPipeline;
import io.adaflight.FileSink;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A pipeline that writes lines into a gzip file. */
public final class FileSinkExample {
    private FileSinkExample() {}

    /** Writes lines; the file is whole when this returns. */
    public static void run(Path file, Iterable<String> lines) {
        try (EventPipeline pipeline = AdaFlight.pipeline("example-file")
                .dropPolicy(DropPolicy.block(Duration.ofMinutes(1)))
                .sink(FileSink.gzip(file))
                .open()) {
            for (String line : lines) {
                pipeline.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
