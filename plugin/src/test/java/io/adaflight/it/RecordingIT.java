package io.adaflight.it;

import static io.adaflight.it.CountingProgram.BYTES;
import static io.adaflight.it.CountingProgram.EVENTS;
import static io.adaflight.it.CountingProgram.REJECTED;
import static io.adaflight.it.CountingProgram.THREADS;
import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.it.ChildJvm.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real JVMs that record from their start to each kind of end. */
class RecordingIT {
    @TempDir
    Path folder;

    private Path recording() {
        return folder.resolve("recording.jfr");
    }

    private String startRecording(String more) {
        return "-XX:StartFlightRecording:filename=" + recording() + more;
    }

    private void assertExact(int rounds) throws Exception {
        assertExact(recording(), rounds);
    }

    static void assertExact(Path recording, int rounds) throws Exception {
        JmcRecording read = JmcRecording.load(recording);
        long written = (long) rounds * THREADS * EVENTS;
        long rejected = (long) rounds * THREADS * REJECTED;
        assertThat(read.greatest("PipelineSnapshot", "totalWritten")).isEqualTo(written);
        assertThat(read.greatest("PipelineSnapshot", "totalRejected")).isEqualTo(rejected);
        assertThat(read.greatest("PipelineSnapshot", "totalBytesWritten")).isEqualTo(written * BYTES);
        assertThat(read.sum("PipelineSnapshot", "written")).isEqualTo(written);
        assertThat(read.sum("ThreadSnapshot", "written")).isEqualTo(written);
        assertThat(read.sum("ThreadSnapshot", "dropped")).isEqualTo(rejected);
        assertThat(read.events("ThreadInfo"))
                .extracting(event -> event.get("name"))
                .contains("counter-0", "counter-1", "counter-2", "counter-3");
    }

    @ParameterizedTest
    @CsvSource({"return,0", "exit,3", "throw,1"})
    void program_endsByItself_recordingIsExact(String ending, int exitCode) throws Exception {
        try (ChildJvm child = ChildJvm.start(List.of(startRecording("")), ending)) {
            assertThat(child.end().exitCode()).isEqualTo(exitCode);
        }
        assertExact(1);
    }

    @Test
    void program_terminated_recordingIsExact() throws Exception {
        try (ChildJvm child = ChildJvm.start(List.of(startRecording("")), "wait")) {
            child.awaitWord("counted");
            child.terminate();
            assertThat(child.end().exitCode()).isEqualTo(128 + 15);
        }
        assertExact(1);
    }

    @Test
    void agent_withoutCodeOfTheApplicationFirst_recordingIsExact() throws Exception {
        String agent =
                "-javaagent:" + ChildJvm.PLUGIN + "=rows=64,interval=20ms,rate-window=200ms,shutdown-deadline=1s";
        try (ChildJvm child = ChildJvm.start(List.of(startRecording(""), agent), "return")) {
            Ended ended = child.end();
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.errors()).doesNotContain("adaflight:");
        }
        assertExact(1);
        assertThat(JmcRecording.load(recording()).greatest("PipelineConfiguration", "maximumRows"))
                .isEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows=many", "colour=red", "interval=soon", "rate-window=1ms", "rows"})
    void agent_wrongOption_saysSoInOneLineAndTheApplicationRuns(String option) throws Exception {
        String agent = "-javaagent:" + ChildJvm.PLUGIN + "=" + option;
        try (ChildJvm child = ChildJvm.start(List.of(startRecording(""), agent), "return")) {
            Ended ended = child.end();
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.errors().lines().filter(line -> line.startsWith("adaflight: ")))
                    .singleElement()
                    .asString()
                    .contains(option.split("=", -1)[0]);
        }
        assertExact(1);
    }

    @Test
    void jcmd_startsAndStops_recordingHoldsWhatHappenedInBetween() throws Exception {
        try (ChildJvm child = ChildJvm.start(List.of(), "later")) {
            child.awaitWord("ready");
            child.send('c');
            child.awaitWord("counted");
            jcmd(child, "JFR.start", "name=one", "settings=" + settings("adaflight-detail"));
            child.send('c');
            child.awaitWord("counted");
            jcmd(child, "JFR.stop", "name=one", "filename=" + recording());
            child.endInput();
            child.end();
        }
        assertRecordedRound(2);
    }

    @Test
    void duration_ends_recordingIsExact() throws Exception {
        try (ChildJvm child = ChildJvm.start(List.of(startRecording(",duration=4s")), "later")) {
            child.awaitWord("ready");
            child.send('c');
            child.awaitWord("counted");
            while (!Files.exists(recording()) || Files.size(recording()) == 0) {
                Thread.onSpinWait();
            }
            while (!jcmd(child, "JFR.check").contains("No available recordings")
                    && jcmd(child, "JFR.check").contains("(running)")) {
                Thread.onSpinWait();
            }
            child.endInput();
            child.end();
        }
        assertExact(1);
    }

    @Test
    void attach_toARunningJvm_connectsAndRecords() throws Exception {
        try (ChildJvm child = ChildJvm.start(List.of("-XX:+EnableDynamicAgentLoading"), "later")) {
            child.awaitWord("ready");
            String loaded = ChildJvm.run(
                    "jcmd", Long.toString(child.pid()), "JVMTI.agent_load", ChildJvm.PLUGIN.toString(), "\"rows=32\"");
            assertThat(loaded).contains("return code: 0");
            jcmd(child, "JFR.start", "name=one", "settings=default");
            child.send('c');
            child.awaitWord("counted");
            jcmd(child, "JFR.stop", "name=one", "filename=" + recording());
            child.endInput();
            child.end();
        }
        assertExact(1);
        assertThat(JmcRecording.load(recording()).greatest("PipelineConfiguration", "maximumRows"))
                .isEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adaflight", "adaflight-detail"})
    void settings_fromTheJar_areUsable(String name) throws Exception {
        try (ChildJvm child = ChildJvm.start(List.of(startRecording(",settings=" + settings(name))), "return")) {
            Ended ended = child.end();
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.output() + ended.errors()).doesNotContainIgnoringCase("warning");
        }
        assertExact(1);
    }

    @Test
    void openPipeline_systemExit_isDrainedBeforeTheLastCollection() throws Exception {
        Path file = folder.resolve("events.txt");
        String agent = "-javaagent:" + ChildJvm.PLUGIN + "=shutdown-deadline=60s";
        try (ChildJvm child = ChildJvm.start(List.of(startRecording(""), agent), "rings", file.toString())) {
            assertThat(child.end().exitCode()).isZero();
        }
        JmcRecording read = JmcRecording.load(recording());
        long written = read.greatest("PipelineSnapshot", "totalWritten");
        long evicted = read.greatest("PipelineSnapshot", "totalEvicted");
        long drained = read.greatest("PipelineSnapshot", "totalDrained");
        assertThat(written + read.greatest("PipelineSnapshot", "totalRejected")).isEqualTo(EVENTS);
        assertThat(drained + evicted).isEqualTo(written);
        try (var lines = Files.lines(file)) {
            assertThat(lines.count()).isEqualTo(drained);
        }
    }

    @Test
    void jvm_withoutTheJfrModule_countsAndRuns() throws Exception {
        try (ChildJvm child = ChildJvm.start(List.of("--limit-modules", "java.base"), "return")) {
            Ended ended = child.end();
            assertThat(ended.exitCode()).as(ended.errors()).isZero();
        }
    }

    @Test
    void jvm_withTheRecorderSwitchedOff_countsAndRuns() throws Exception {
        try (ChildJvm child =
                ChildJvm.start(List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:-FlightRecorder"), "return")) {
            Ended ended = child.end();
            assertThat(ended.exitCode()).as(ended.errors()).isZero();
        }
    }

    private Path settings(String name) throws Exception {
        Path file = folder.resolve(name + ".jfc");
        return Files.writeString(file, ChildJvm.run("java", "-jar", ChildJvm.PLUGIN.toString(), "settings", name));
    }

    private void assertRecordedRound(int round) throws Exception {
        JmcRecording read = JmcRecording.load(recording());
        long ofARound = (long) THREADS * EVENTS;
        assertThat(read.greatest("PipelineSnapshot", "totalWritten")).isEqualTo(round * ofARound);
        assertThat(read.sum("PipelineSnapshot", "written")).isEqualTo(ofARound);
        assertThat(read.sum("ThreadSnapshot", "written")).isEqualTo(ofARound);
    }

    private static String jcmd(ChildJvm child, String command, String... arguments) throws Exception {
        String[] all = new String[arguments.length + 2];
        all[0] = Long.toString(child.pid());
        all[1] = command;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return ChildJvm.run("jcmd", all);
    }
}
