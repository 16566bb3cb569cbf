package io.adaflight.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.it.ChildJvm.Ended;
import io.adaflight.programs.Programs;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs without AdaFlight, with stock libraries and the agent, in JVMs of their own: the recording has their books. */
class InstrumentationIT {
    @TempDir
    Path folder;

    private Path recording() {
        return folder.resolve("recording.jfr");
    }

    private List<String> command(String options, String program, List<Path> libraries, String... jvmOptions)
            throws Exception {
        List<Path> classPath = new ArrayList<>(libraries);
        classPath.add(Programs.compile(folder, program, libraries));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvmOptions));
        if (!options.isEmpty()) {
            command.add("-javaagent:" + ChildJvm.PLUGIN + "=instrument=" + options);
            command.add("-XX:StartFlightRecording:filename=" + recording());
        }
        command.addAll(List.of("-cp", Programs.classPath(classPath), program));
        return command;
    }

    private static Ended run(List<String> command, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        try (ChildJvm child = ChildJvm.start(all)) {
            Ended ended = child.end();
            assertThat(ended.exitCode()).as(ended.errors()).isZero();
            assertThat(ended.errors()).doesNotContain("adaflight:");
            return ended;
        }
    }

    /** The numbers of each line of books, by what stands before them. */
    private static Map<String, long[]> books(Ended ended) {
        return ended.output()
                .lines()
                .filter(line -> line.startsWith("books "))
                .map(line -> line.substring("books ".length()).split(" ", -1))
                .collect(Collectors.toMap(InstrumentationIT::name, InstrumentationIT::numbers));
    }

    private static String name(String[] words) {
        return Character.isLetter(words[0].charAt(0)) ? words[0].replace('_', ' ') : "";
    }

    private static long[] numbers(String[] words) {
        int first = name(words).isEmpty() ? 0 : 1;
        long[] numbers = new long[words.length - first];
        for (int index = 0; index < numbers.length; index++) {
            numbers[index] = Long.parseLong(words[first + index]);
        }
        return numbers;
    }

    private static long greatest(JmcRecording read, String pipeline, String total) {
        return read.events("PipelineSnapshot").stream()
                .filter(event -> pipeline.equals(event.get("pipeline")))
                .mapToLong(event -> JmcRecording.number(event, total))
                .max()
                .orElseThrow(() -> new AssertionError("no pipeline '" + pipeline + "'"));
    }

    private void assertRecorded(String pipeline, long written, long rejected, long evicted, long drained)
            throws Exception {
        JmcRecording read = JmcRecording.load(recording());
        assertThat(greatest(read, pipeline, "totalWritten"))
                .as("written to %s", pipeline)
                .isEqualTo(written);
        assertThat(greatest(read, pipeline, "totalRejected"))
                .as("rejected by %s", pipeline)
                .isEqualTo(rejected);
        assertThat(greatest(read, pipeline, "totalEvicted"))
                .as("evicted from %s", pipeline)
                .isEqualTo(evicted);
        assertThat(greatest(read, pipeline, "totalDrained"))
                .as("drained from %s", pipeline)
                .isEqualTo(drained);
    }

    private void assertInstrumented(String library, String version) throws Exception {
        List<Map<String, Object>> found = JmcRecording.load(recording()).events("Instrumentation");
        assertThat(found)
                .filteredOn(event -> library.equals(event.get("library")))
                .isNotEmpty()
                .allSatisfy(event -> {
                    assertThat(event).containsEntry("version", version);
                    assertThat(event).containsEntry("instrumented", true);
                });
    }

    private void assertPools(Ended ended) throws Exception {
        Map<String, long[]> books = books(ended);
        assertThat(books).hasSize(7);
        for (Map.Entry<String, long[]> pool : books.entrySet()) {
            long[] counted = pool.getValue();
            assertRecorded(pool.getKey(), counted[0] + counted[3], counted[1], counted[2], counted[4] + counted[3]);
        }
        Set<Object> pipelines = JmcRecording.load(recording()).events("PipelineSnapshot").stream()
                .map(event -> event.get("pipeline"))
                .collect(Collectors.toSet());
        assertThat(pipelines).isEqualTo(books.keySet());
        assertInstrumented("executors", Runtime.version().toString());
    }

    @Test
    void executors_eachPolicy_areExact() throws Exception {
        assertPools(run(command("executors", "shop.Pools", List.of())));
    }

    @Test
    void executors_agentAttached_areExact() throws Exception {
        List<String> command = new ArrayList<>(command("", "shop.Pools", List.of(), "-XX:+EnableDynamicAgentLoading"));
        command.add("wait");
        try (ChildJvm child = ChildJvm.start(command)) {
            child.awaitWord("waiting");
            String pid = Long.toString(child.pid());
            ChildJvm.run("jcmd", pid, "JFR.start", "name=one", "filename=" + recording());
            String loaded = ChildJvm.run(
                    "jcmd", pid, "JVMTI.agent_load", ChildJvm.PLUGIN.toString(), "\"instrument=executors\"");
            assertThat(loaded).contains("return code: 0");
            child.send('c');
            assertPools(child.end());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.4.14", "1.5.18", "1.5.38", "1.6.3"})
    void logback_eachPolicy_isExact(String version) throws Exception {
        Map<String, long[]> books = books(run(command("logback", "shop.LogbackShop", Programs.logback(version))));
        assertThat(books).hasSize(3);
        for (Map.Entry<String, long[]> appender : books.entrySet()) {
            long calls = appender.getValue()[0];
            long arrived = appender.getValue()[1];
            assertRecorded(appender.getKey(), arrived, calls - arrived, 0, arrived);
        }
        assertInstrumented("logback", version);
    }

    @ParameterizedTest
    @CsvSource({"2.20.0,3.4.4", "2.24.3,3.4.4", "2.24.3,4.0.0", "2.26.1,4.0.0"})
    void log4jLoggers_withEachDisruptor_areExact(String version, String disruptor) throws Exception {
        List<String> command = command(
                "log4j2",
                "shop.Log4jShop",
                Programs.log4j(version, disruptor),
                "-Dlog4j2.contextSelector=org.apache.logging.log4j.core.async.AsyncLoggerContextSelector",
                "-Dlog4j2.asyncLoggerRingBufferSize=256");
        long[] books = books(run(command, "loggers", "12000")).get("");
        long lost = books[0] - books[1];
        assertRecorded("AsyncContext", books[1], lost, 0, books[1]);
        assertInstrumented("log4j2", version);
        List<Map<String, Object>> silent = JmcRecording.load(recording()).events("SilentDiscard");
        if (disruptor.equals("3.4.4")) {
            assertThat(lost).isZero();
            assertThat(silent).isEmpty();
        } else {
            assertThat(lost).isPositive();
            assertThat(JmcRecording.load(recording()).greatest("SilentDiscard", "totalDiscarded"))
                    .isEqualTo(lost);
            assertThat(silent).allSatisfy(event -> assertThat(event).containsEntry("otherVersion", disruptor));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2.20.0,3.4.4,config,AsyncLoggerConfig",
        "2.26.1,4.0.0,config,AsyncLoggerConfig",
        "2.20.0,3.4.4,appender,QUEUE",
        "2.26.1,4.0.0,appender-not-blocking,QUEUE"
    })
    void log4j_otherWays_areExact(String version, String disruptor, String way, String pipeline) throws Exception {
        List<String> command = command(
                "log4j2",
                "shop.Log4jShop",
                Programs.log4j(version, disruptor),
                "-Dlog4j2.asyncLoggerConfigRingBufferSize=256");
        long[] books = books(run(command, way, "12000")).get("");
        assertRecorded(pipeline, books[1], books[0] - books[1], 0, books[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.4.4", "4.0.0"})
    void disruptor_eachSequencer_isExact(String version) throws Exception {
        Map<String, long[]> books =
                books(run(command("disruptor", "shop.Rings", List.of(Programs.library("disruptor", version)))));
        assertThat(books).hasSize(2);
        for (Map.Entry<String, long[]> ring : books.entrySet()) {
            long calls = ring.getValue()[0];
            long handled = ring.getValue()[1];
            assertRecorded(ring.getKey(), handled, calls - handled, 0, handled);
        }
        assertInstrumented("disruptor", version);
    }

    @Test
    void openTelemetry_fullQueue_isExact() throws Exception {
        long[] books = books(run(command("opentelemetry", "shop.Spans", Programs.openTelemetry("1.68.0"))))
                .get("");
        assertRecorded("BatchSpanProcessor", books[1], books[0] - books[1], 0, books[1]);
    }

    /** What the program counted, thread by thread, is what the recording says; nothing of it was built with AdaFlight. */
    @Test
    void applicationInItsOwnJar_logbackAndExecutor_areExact() throws Exception {
        Path jar = Programs.jar(folder, "shop.OrderService", Programs.logback("1.5.38"));
        Map<String, long[]> books = books(run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + ChildJvm.PLUGIN + "=instrument=logback+executors",
                "-XX:StartFlightRecording:filename=" + recording(),
                "-jar",
                jar.toString())));
        assertThat(books).containsOnlyKeys("ASYNC", "billing", "request-0", "request-1", "request-2");
        long[] log = Objects.requireNonNull(books.get("ASYNC"));
        assertThat(log[0] - log[1]).as("lost log events").isPositive();
        assertRecorded("ASYNC", log[1], log[0] - log[1], 0, log[1]);
        long[] bills = Objects.requireNonNull(books.get("billing"));
        assertThat(bills[1]).as("refused bills").isPositive();
        assertRecorded("billing", bills[0], bills[1], 0, bills[2]);
        JmcRecording read = JmcRecording.load(recording());
        for (String thread : List.of("request-0", "request-1", "request-2")) {
            assertThat(offered(read, "ASYNC", thread))
                    .as(thread)
                    .isEqualTo(Objects.requireNonNull(books.get(thread))[0]);
        }
        for (String pipeline : List.of("ASYNC", "billing")) {
            assertThat(read.events("DrainSnapshot"))
                    .filteredOn(event -> pipeline.equals(event.get("pipeline")))
                    .as("what the drain threads of %s say of their time", pipeline)
                    .anySatisfy(event -> {
                        assertThat(event).containsEntry("workKnown", true);
                        assertThat(JmcRecording.number(event, "takes")).isPositive();
                        assertThat(JmcRecording.number(event, "idle")).isPositive();
                    });
        }
        assertInstrumented("logback", "1.5.38");
    }

    private static long offered(JmcRecording read, String pipeline, String thread) {
        return read.events("ThreadSnapshot").stream()
                .filter(event -> pipeline.equals(event.get("pipeline")) && thread.equals(event.get("threadName")))
                .mapToLong(event ->
                        JmcRecording.number(event, "totalWritten") + JmcRecording.number(event, "totalRejected"))
                .max()
                .orElseThrow(() -> new AssertionError("no thread '" + thread + "'"));
    }

    @Test
    void unknownLibrary_isOneLine_applicationUntouched() throws Exception {
        try (ChildJvm child = ChildJvm.start(command("logback+log5j", "shop.Pools", List.of()))) {
            Ended ended = child.end();
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.output()).contains("done");
            assertThat(ended.errors().lines().filter(line -> line.startsWith("adaflight:")))
                    .containsExactly("adaflight: option 'instrument=logback+log5j': unknown library 'log5j', expected"
                            + " disruptor, executors, log4j2, logback, opentelemetry with + between them, or all;"
                            + " the options are ignored, the application goes on");
        }
    }

    @Test
    void withoutTheOption_noClassOfTheInstruments_isLoaded() throws Exception {
        try (ChildJvm child = ChildJvm.start(
                List.of("-javaagent:" + ChildJvm.PLUGIN, "-Xlog:class+load:file=" + folder.resolve("classes.txt")),
                "return")) {
            assertThat(child.end().exitCode()).isZero();
        }
        assertThat(folder.resolve("classes.txt"))
                .content()
                .contains("io.adaflight.internal.agent.AgentOptions")
                .doesNotContain("io.adaflight.internal.asm")
                .doesNotContain("io.adaflight.bridge");
    }

    @Test
    void twoClassLoaders_withACopyEach_countTogetherWithTheAgent() throws Exception {
        String classes = Path.of("target", "test-classes").toAbsolutePath().toString();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + ChildJvm.PLUGIN + "=instrument=executors",
                "-XX:StartFlightRecording:filename=" + recording(),
                "-cp",
                classes + File.pathSeparator + ChildJvm.PLUGIN,
                TwoApplications.class.getName(),
                ChildJvm.PLUGIN.toString());
        Ended ended = run(command);
        assertThat(ended.output()).contains("one copy");
        assertThat(greatest(JmcRecording.load(recording()), "shared", "totalWritten"))
                .isEqualTo(2);
    }
}
