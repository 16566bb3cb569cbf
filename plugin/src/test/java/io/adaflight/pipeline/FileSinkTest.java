package io.adaflight.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {
    @TempDir
    Path folder;

    private final TestPipeline tested = new TestPipeline();

    private void write(EventSink sink) {
        try (EventPipeline pipeline = tested.builder(sink).rings(64).open()) {
            for (int line = 0; line < 100; line++) {
                pipeline.write(("line " + line + "\n").getBytes(US_ASCII));
            }
        }
    }

    private static String expected() {
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < 100; line++) {
            lines.append("line ").append(line).append('\n');
        }
        return lines.toString();
    }

    @Test
    void plain_events_areInTheFileOneAfterTheOther() throws Exception {
        Path file = folder.resolve("events.txt");
        Files.writeString(file, "what was there before");
        write(FileSink.plain(file));
        assertThat(file).hasContent(expected());
    }

    @Test
    void gzip_closed_isAWholeGzipFile() throws Exception {
        Path file = folder.resolve("events.gz");
        write(FileSink.gzip(file));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(in.readAllBytes(), US_ASCII)).isEqualTo(expected());
        }
    }

    @Test
    void file_inNoFolder_isOneClearMessage() {
        Path file = folder.resolve("missing").resolve("events.txt");
        assertThatThrownBy(() -> FileSink.plain(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot open '" + file + "' for writing: ");
        assertThatThrownBy(() -> FileSink.gzip(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot open '" + file + "' for writing: ");
    }
}
