package io.adaflight.analyzer.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.adaflight.analyzer.SampleRecording;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on a full disk and ended by a signal: no half file, and nothing left behind. */
class EndedProgramIT {
    private static final String PROGRAM = Path.of("target", "adaflight.jar").toString();
    private static final int INTERRUPTED = 130;
    private static final int INTERRUPT_BIT = 2;
    private static final int COPIES = 40;

    @TempDir
    Path folder;

    private Path sample;

    private record Run(int exitCode, String out) {}

    @BeforeEach
    void record() throws IOException {
        sample = SampleRecording.typical(folder.resolve("sample.jfr"));
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    private static Run run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), out);
    }

    @Test
    void report_fileOverTheSizeThatIsLeft_keepsTheOldOne() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
        Path report = Files.writeString(folder.resolve("report.html"), "old");
        // bash counts in blocks of 1,024 bytes; the shared memory of the JVM's own counters would be cut too.
        String limited = "trap '' XFSZ; ulimit -f 16; exec \"$@\"";
        Run run = run(List.of(
                "/bin/bash",
                "-c",
                limited,
                "bash",
                java(),
                "-XX:-UsePerfData",
                "-jar",
                PROGRAM,
                "report",
                sample.toString(),
                "-f",
                "html",
                "-o",
                report.toString()));
        assertThat(run.out()).contains("report.html: cannot be written").doesNotContain("\tat ");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(report).hasContent("old");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("sample.jfr", "report.html");
    }

    @Test
    void report_fullDevice_isToldInOneLine() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        Run run = run(List.of(java(), "-jar", PROGRAM, "report", sample.toString(), "-o", full.toString()));
        assertThat(run.out()).contains("--output /dev/full: cannot be written").doesNotContain("\tat ");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void report_interruptedWhileItUnpacks_leavesNothing() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")) && !isInterruptIgnored());
        Path packed = folder.resolve("large.jfr.gz");
        byte[] bytes = Files.readAllBytes(sample);
        try (OutputStream output = new GZIPOutputStream(Files.newOutputStream(packed, StandardOpenOption.CREATE))) {
            for (int copy = 0; copy < COPIES; copy++) {
                output.write(bytes);
            }
        }
        Path report = folder.resolve("report.txt");
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Process process = new ProcessBuilder(
                        java(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-jar",
                        PROGRAM,
                        "report",
                        packed.toString(),
                        "-o",
                        report.toString())
                .redirectErrorStream(true)
                .start();
        while (process.isAlive() && isEmpty(temporary)) {
            Thread.onSpinWait();
        }
        Run kill = run(List.of("/bin/bash", "-c", "kill -INT $1", "bash", Long.toString(process.pid())));
        assertThat(kill.exitCode()).as(kill.out()).isZero();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isEqualTo(INTERRUPTED);
        assertThat(out).doesNotContain("\tat ", "mistake");
        assertThat(temporary).isEmptyDirectory();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("sample.jfr", "large.jfr.gz", "temporary");
    }

    /* A shell without job control starts its background jobs so, and their children inherit it. */
    private static boolean isInterruptIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status)
                || Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & INTERRUPT_BIT) != 0);
    }

    private static boolean isEmpty(Path folder) {
        String[] names = folder.toFile().list();
        return names == null || names.length == 0;
    }
}
