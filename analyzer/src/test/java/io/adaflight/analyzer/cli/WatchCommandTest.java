package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import io.adaflight.ThreadMetrics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Watches a JVM of its own, which writes and loses events until its input ends. */
class WatchCommandTest {
    private static final String ENTER = "\u001b[?1049h\u001b[?25l";
    private static final String LEAVE = "\u001b[?25h\u001b[?1049l";

    @TempDir
    Path folder;

    /** The JVM that is watched: of each ten events one is rejected. */
    static final class Application {
        private Application() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            PipelineMetrics metrics = AdaFlight.metrics("live\u001b[31m");
            ThreadMetrics counts = metrics.thread();
            System.out.println("ready");
            while (System.in.available() == 0) {
                for (int event = 0; event < 9; event++) {
                    counts.written(100);
                }
                counts.rejected(100);
                Thread.sleep(1);
            }
        }
    }

    private record Run(int exitCode, String out, String err) {}

    private static Run run(boolean interactive, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = program(interactive, out, err)
                .execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
        return new Run(exitCode, out.toString(), err.toString());
    }

    private static CommandLine program(boolean interactive, StringWriter out, StringWriter err) {
        Terminal terminal = new Terminal(80, false, interactive, StandardCharsets.UTF_8);
        return io.adaflight.analyzer.cli.AdaFlightCommand.commandLine(terminal)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
    }

    private static List<String> java(String... arguments) {
        String program = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String[] common = {program, "-Xmx64m", "-cp", System.getProperty("java.class.path")};
        return Stream.of(common, arguments).flatMap(Arrays::stream).toList();
    }

    private Process startApplication(String... options) throws Exception {
        Path log = folder.resolve("application.log");
        String own = "-XX:StartFlightRecording:filename=" + folder.resolve("own.jfr");
        Process application = new ProcessBuilder(java(
                        Stream.of(Stream.of(options), Stream.of(own, Application.class.getName()))
                                .flatMap(each -> each)
                                .toArray(String[]::new)))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await(() -> Files.readString(log).contains("ready"));
        return application;
    }

    @Test
    void watch_runningJvm_showsItsCountsAndLeavesNothingBehind() throws Exception {
        Process application = startApplication();
        try {
            Run run = run(false, "watch", application.pid(), "--for", "8s", "--interval", "500ms");
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.out())
                    .containsPattern("events offered, [0-9,]+ lost \\(10 %\\), 100 % of it by main\n")
                    .contains("watching " + application.pid(), "Pipeline live\\u001b[31m", "THREAD")
                    .containsPattern("now +[0-9.k]+/s written, [0-9.k]+/s lost")
                    .containsPattern("  main +[0-9,]+ +[0-9,]+ +10 % +100 % +[0-9.k]+ +[0-9.k]+ ")
                    .doesNotContain("\u001b");
            assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
            assertThat(recordings(application.pid())).doesNotContain("Recording 2");
        } finally {
            application.getOutputStream().close();
            application.destroy();
        }
    }

    @Test
    void watch_jmxAgent_isReachedByItsPortAndByItsUrl() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String agent = "-Dcom.sun.management.jmxremote";
        Process application = startApplication(
                agent + ".port=" + port,
                agent + ".authenticate=false",
                agent + ".ssl=false",
                agent + ".host=localhost");
        try {
            String address = "localhost:" + port;
            assertThat(run(false, "watch", address, "--for", "3s").out()).contains("100 % of it by main");
            String url = "service:jmx:rmi:///jndi/rmi://" + address + "/jmxrmi";
            Run run = run(false, "watch", url, "--for", "3s", "--pipeline", "another");
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("watching " + url).doesNotContain("main");
        } finally {
            application.getOutputStream().close();
            application.destroy();
        }
    }

    private static String recordings(long pid) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "JFR.check")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(output).contains("Recording 1");
        return output;
    }

    @Test
    void watch_jvmThatEnds_endsTooAndRestoresTheTerminal() throws Exception {
        Process application = startApplication();
        StringWriter out = new StringWriter();
        CommandLine program = program(true, out, new StringWriter());
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(
                () -> program.execute("watch", Long.toString(application.pid()), "--for", "60s"));
        await(() -> out.toString().contains("/s written"));
        application.getOutputStream().write('q');
        application.getOutputStream().close();
        assertThat(application.waitFor()).isZero();
        assertThat(exitCode.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(out.toString()).startsWith(ENTER).contains(LEAVE);
        String after = out.toString().substring(out.toString().indexOf(LEAVE) + LEAVE.length());
        assertThat(after).contains("100 % of it by main").doesNotContain("\u001b");
    }

    @Test
    void watch_interrupted_restoresTheTerminalAndLeavesNothingBehind() throws Exception {
        Path script = Path.of("/usr/bin/script");
        assumeTrue(Files.isExecutable(script), "no script(1), which makes a terminal to watch in");
        Process application = startApplication();
        try {
            List<String> watch = java(
                    io.adaflight.analyzer.cli.AdaFlightCommand.class.getName(),
                    "watch",
                    Long.toString(application.pid()));
            Path shown = folder.resolve("shown.txt");
            /* Whoever runs the tests in the background of a shell leaves SIGINT ignored, and a child inherits that. */
            String command = "env --default-signal=INT " + String.join(" ", watch);
            Process terminal = new ProcessBuilder(script.toString(), "-qefc", command, "/dev/null")
                    .redirectErrorStream(true)
                    .redirectOutput(shown.toFile())
                    .start();
            await(() -> Files.readString(shown).contains("of it by main"));
            ProcessHandle watcher = terminal.descendants()
                    .filter(each -> each.info().command().orElse("").endsWith("java"))
                    .findFirst()
                    .orElseThrow();
            assertThat(recordings(application.pid())).contains("Recording 2");
            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(watcher.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(terminal.waitFor(30, TimeUnit.SECONDS)).isTrue();
            String all = Files.readString(shown);
            assertThat(all).startsWith(ENTER);
            assertThat(all.substring(all.lastIndexOf(LEAVE) + LEAVE.length()))
                    .contains("of it by main")
                    .doesNotContain("\u001b[?");
            assertThat(recordings(application.pid())).doesNotContain("Recording 2");
        } finally {
            application.getOutputStream().close();
            application.destroy();
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(100);
        }
    }

    @Test
    void watch_nobodyThere_isExplained() {
        Run run = run(false, "watch", "999999999");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("999999999: ", "jcmd lists them").doesNotContain("\tat ");
        Run remote = run(false, "watch", "localhost:1");
        assertThat(remote.exitCode()).isEqualTo(3);
        assertThat(remote.err()).contains("localhost:1: cannot be watched", "HOST:PORT");
        assertThat(run(false, "watch", "1", "--interval", "1ms").exitCode()).isEqualTo(2);
        assertThat(run(false, "watch", "1", "--interval", "soon").err()).contains("is no length of time");
        assertThat(run(false, "watch", "1", "--top", "0").exitCode()).isEqualTo(2);
    }
}
