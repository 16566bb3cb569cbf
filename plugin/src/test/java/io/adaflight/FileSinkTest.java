package io.adaflight;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
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

    private static void write(EventSink sink) {
        try (EventPipeline pipeline =
                AdaFlight.pipeline("file").sink(sink).rings(64).open()) {
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
    void plain_pipelineNotOpened_leavesTheFileAsItIs() throws Exception {
        Path file = folder.resolve("events.txt");
        Files.writeString(file, "what was there before");
        FileSink sink = FileSink.plain(file);
        assertThatThrownBy(() -> sink.write(ByteBuffer.allocate(1)))
                .hasMessage("'" + file + "' is not open; the pipeline opens it, or a sink that hands on to this one");
        try (EventPipeline open = AdaFlight.pipeline("taken").sink(event -> {}).open()) {
            assertThatThrownBy(() -> AdaFlight.pipeline(open.name()).sink(sink).open())
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(file).hasContent("what was there before");
    }

    @Test
    void open_sinkThatCannotBeOpened_leavesTheNameFree() {
        EventSink broken = new EventSink() {
            @Override
            public void open() throws IOException {
                throw new IOException("no connection");
            }

            @Override
            public void write(ByteBuffer event) {}
        };
        assertThatThrownBy(() -> AdaFlight.pipeline("broken").sink(broken).open())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the sink of pipeline 'broken' cannot be opened: no connection");
        AdaFlight.pipeline("broken").sink(event -> {}).open().close();
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
        assertThatThrownBy(() -> write(FileSink.plain(file)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot open '" + file + "' for writing: ");
        assertThatThrownBy(() -> write(FileSink.gzip(file)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot open '" + file + "' for writing: ");
    }

    @Test
    void plain_bufferWithoutArray_isWrittenAndStaysAsItWas() throws Exception {
        Path file = folder.resolve("events.txt");
        ByteBuffer direct = ByteBuffer.allocateDirect(8).put(2, "text".getBytes(US_ASCII));
        direct.position(2).limit(6);
        FileSink sink = FileSink.plain(file);
        sink.open();
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
        assertThatThrownBy(() -> write(FileSink.gzip(full)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot write to '/dev/full': ");
    }
}
