package io.adaflight.internal.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.adaflight.EventSink;
import io.adaflight.FileSink;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
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
        try (RingPipeline pipeline = tested.builder(sink).rings(64).open()) {
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

    @Test
    void plain_bufferWithoutArray_isWrittenAndStaysAsItWas() throws Exception {
        Path file = folder.resolve("events.txt");
        ByteBuffer direct = ByteBuffer.allocateDirect(8).put(2, "text".getBytes(US_ASCII));
        direct.position(2).limit(6);
        FileSink sink = FileSink.plain(file);
        sink.write(direct);
        sink.flush();
        assertThat(file).hasContent("text");
        sink.close();
        assertThat(direct.position()).isEqualTo(2);
        assertThat(direct.remaining()).isEqualTo(4);
    }

    @Test
    void gzip_deviceFull_isOneClearMessage() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "needs a device that is full");
        assertThatThrownBy(() -> FileSink.gzip(full))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot write to '/dev/full': ");
    }
}
