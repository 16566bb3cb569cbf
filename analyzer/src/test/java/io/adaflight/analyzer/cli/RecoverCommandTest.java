package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.ParserLog;
import io.adaflight.analyzer.SampleRecording;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag(ParserLog.DAMAGED)
class RecoverCommandTest {
    private static final int SIZE_OFFSET = 8;
    private static final int STATE_OFFSET = 64;
    private static final int HEADER_BYTES = 68;

    @TempDir
    static Path samples;

    private static Path sample;

    @TempDir
    Path folder;

    private record Run(int exitCode, String out, String err) {}

    @BeforeAll
    static void record() throws IOException {
        sample = SampleRecording.typical(samples.resolve("sample.jfr"));
    }

    private static Run run(Object... arguments) {
        return runOn(false, arguments);
    }

    private static Run runOn(boolean interactive, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = AdaFlightCommand.commandLine(
                        new Terminal(80, false, interactive, StandardCharsets.UTF_8))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        int exitCode = commandLine.execute(
                Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
        return new Run(exitCode, out.toString(), err.toString());
    }

    /** As a killed JVM leaves it: the last chunk is not finished, and bytes follow that were written after its last flush. */
    private Path killed() throws IOException {
        byte[] sound = Files.readAllBytes(sample);
        byte[] bytes = Arrays.copyOf(sound, sound.length + 777);
        List<Integer> chunks = chunks(sound);
        bytes[chunks.get(chunks.size() - 1) + STATE_OFFSET] = 3;
        return Files.write(folder.resolve("killed.jfr"), bytes);
    }

    private static List<Integer> chunks(byte[] recording) {
        List<Integer> offsets = new ArrayList<>();
        int offset = 0;
        while (offset < recording.length) {
            offsets.add(offset);
            offset += (int) ByteBuffer.wrap(recording).getLong(offset + SIZE_OFFSET);
        }
        return offsets;
    }

    @Test
    void recover_unfinishedFile_isReadByTheJdkAndUnchanged() throws IOException {
        Path killed = killed();
        byte[] before = Files.readAllBytes(killed);
        Path recovered = folder.resolve("recovered.jfr");
        Run run = run("recover", killed, "--output", recovered);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("was not finished", "is missing, 777 bytes in the file");
        assertThat(run.out()).contains(killed.toString(), "written to " + recovered);
        List<RecordedEvent> events = RecordingFile.readAllEvents(recovered);
        assertThat(events).hasSameSizeAs(RecordingFile.readAllEvents(sample));
        assertThat(Files.readAllBytes(killed)).isEqualTo(before);
    }

    @Test
    void recover_soundRecording_isCopiedByteForByte() throws IOException {
        Path copy = folder.resolve("copy.jfr");
        Run run = run("recover", sample, "-o", copy);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(Files.readAllBytes(copy)).isEqualTo(Files.readAllBytes(sample));
    }

    @Test
    void recover_repository_putsTheChunksTogether() throws IOException {
        Path repository = Files.createDirectory(folder.resolve("repository"));
        Files.copy(sample, repository.resolve("1.jfr"));
        Path other = SampleRecording.typical(folder.resolve("other.jfr"));
        Files.copy(other, repository.resolve("2.jfr"));
        Path whole = folder.resolve("whole.jfr");
        assertThat(run("recover", repository, "-o", whole).exitCode()).isZero();
        assertThat(RecordingFile.readAllEvents(whole))
                .hasSize(RecordingFile.readAllEvents(sample).size()
                        + RecordingFile.readAllEvents(other).size());
    }

    @Test
    void recover_nothingLeft_saysSoAndLeavesNoFile() throws IOException {
        Path garbage = Files.write(folder.resolve("garbage.jfr"), new byte[100]);
        Path target = folder.resolve("out.jfr");
        Run run = run("recover", garbage, "-o", target);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).startsWith("adaflight: ").contains("not a flight recording");
        assertThat(target).doesNotExist();

        byte[] bytes = Files.readAllBytes(sample);
        for (int chunk : chunks(bytes)) {
            Arrays.fill(bytes, chunk + HEADER_BYTES, chunk + 200, (byte) 0);
        }
        Path damaged = Files.write(folder.resolve("damaged.jfr"), bytes);
        assertThat(run("recover", damaged, "-o", target).exitCode()).isEqualTo(3);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(garbage, damaged);
        }
    }

    @Test
    void recover_outputThatWouldChangeTheOriginal_isRefused() throws IOException {
        Path killed = killed();
        byte[] before = Files.readAllBytes(killed);
        Run onto = run("recover", killed, "-o", killed);
        assertThat(onto.exitCode()).isEqualTo(2);
        assertThat(onto.err()).contains("would change");
        assertThat(Files.readAllBytes(killed)).isEqualTo(before);

        Path link = Files.createSymbolicLink(folder.resolve("link.jfr"), killed);
        assertThat(run("recover", killed, "-o", link).exitCode()).isEqualTo(2);
        assertThat(run("recover", folder, "-o", folder.resolve("new.jfr")).exitCode())
                .isEqualTo(2);
    }

    @Test
    void recover_outputThatCannotBeWritten_isWrongUsage() throws IOException {
        Run run = run("recover", killed(), "-o", folder.resolve("missing").resolve("out.jfr"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cannot be written");
    }

    @Test
    void recover_withoutOutput_writesBesideWhereItIsCalledAndReplacesNothing() throws IOException {
        Path source = Files.copy(sample, folder.resolve("named-" + folder.getFileName() + ".JFR"));
        Path target = Path.of("named-" + folder.getFileName() + "-recovered.jfr");
        try {
            assertThat(runOn(true, "recover", source).exitCode()).isZero();
            assertThat(Files.size(target)).isEqualTo(Files.size(sample));
            Run again = run("recover", source);
            assertThat(again.exitCode()).isEqualTo(2);
            assertThat(again.err()).contains(target + ": already exists; name another file with --output");
        } finally {
            Files.deleteIfExists(target);
        }
    }

    @Test
    void recover_nothingToRecover_showsTheStackOnlyWhenAsked() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.jfr"));
        Run brief = run("recover", empty);
        Run verbose = run("recover", empty, "--verbose");
        assertThat(brief.exitCode()).isEqualTo(3);
        assertThat(brief.err().lines()).hasSize(1);
        assertThat(verbose.exitCode()).isEqualTo(3);
        assertThat(verbose.err()).contains("RecordingException").contains("\tat ");
    }
}
