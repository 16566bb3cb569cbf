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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import picocli.CommandLine;

/** Watches a JVM of its own, which writes and loses events until its input ends. */
class WatchCommandTest {
    /* The machine that runs the tests may be busy. */
    private static final String PATIENT = "--timeout=2m";

    private static final String ENTER = "\u001b[?1049h\u001b[?25l";
    private static final String LEAVE = "\u001b[?25h\u001b[?1049l";

    @TempDir
    static Path shared;

    /** Is watched by several tests at once; it has no JMX agent. */
    private static @Nullable Process plain;

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
        String classPath = System.getProperty("java.class.path");
        String[] common = {program, "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath};
        return Stream.of(common, arguments).flatMap(Arrays::stream).toList();
    }

    private Process startApplication(String... options) throws Exception {
        return startApplication(folder, options);
    }

    private static Process startApplication(Path folder, String... options) throws Exception {
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

    @BeforeAll
    static void startPlainApplication() throws Exception {
        plain = startApplication(shared);
    }

    @AfterAll
    static void endPlainApplication() throws IOException {
        plain().getOutputStream().close();
        plain().destroy();
    }

    private static Process plain() {
        return Objects.requireNonNull(plain);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void watch_runningJvm_showsItsCountsAndLeavesNothingBehind() throws Exception {
        long pid = plain().pid();
        Run run = run(false, "watch", pid, "--for", "8s", "--interval", "500ms", PATIENT);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("events offered, [0-9,]+ lost \\(10 %\\), 100 % of it by main\n")
                .contains("watching " + pid, "Pipeline live\\u001b[31m", "THREAD")
                .containsPattern("now +[0-9.k]+/s written, [0-9.k]+/s lost")
                .containsPattern("  main +[0-9,]+ +[0-9,]+ +10 % +100 % +[0-9.k]+ +[0-9.k]+ ")
                .doesNotContain("\u001b");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(recordings(pid))
                .doesNotContain(nameOf(ProcessHandle.current().pid()));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void watch_jmxAgent_isReachedByItsPortAndByItsUrl() throws Exception {
        int port = freePort();
        Process application = startApplication(openAgent(port));
        try {
            String address = "localhost:" + port;
            assertThat(run(false, "watch", address, "--for", "10s", PATIENT).out())
                    .contains("100 % of it by main");
            String url = "service:jmx:rmi:///jndi/rmi://" + address + "/jmxrmi";
            Run run = run(false, "watch", url, "--for", "3s", "--pipeline", "another", PATIENT);
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("watching " + url).doesNotContain("main");
        } finally {
            application.getOutputStream().close();
            application.destroy();
        }
    }

    @Test
    @Timeout(300)
    @Execution(ExecutionMode.CONCURRENT)
    void watch_process_opensNoPortAndLeavesNoThreadOfItsOwn() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/net/tcp")), "no list of sockets");
        long pid = plain().pid();
        Process watch = ChildProgram.start(folder, "exec \"$@\"", "watch", pid, PATIENT);
        await(() -> Files.readString(folder.resolve("child.out")).contains("of it by main"));
        assertThat(recordings(pid)).contains(nameOf(watch.pid()));
        assertThat(listening(pid)).isEmpty();
        watch.destroy();
        assertThat(ChildProgram.ended(folder, watch).err()).isEmpty();
        assertThat(listening(pid)).isEmpty();
        assertThat(jcmd(pid, "Thread.print")).contains("\"main\"").doesNotContain("RMI ", "JMX ");
        assertThat(recordings(pid)).doesNotContain(nameOf(watch.pid()));
    }

    /** The sockets of a process that wait for connections, by their lines in the kernel's list. */
    private static List<String> listening(long pid) throws IOException {
        Set<String> own = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path file : files.toList()) {
                if (Files.isSymbolicLink(file)) {
                    own.add(Files.readSymbolicLink(file).toString());
                }
            }
        }
        List<String> listening = new ArrayList<>();
        for (String list : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "net", list))) {
                String[] columns = line.strip().split("\\s+", -1);
                if (columns[3].equals("0A") && own.contains("socket:[" + columns[9] + "]")) {
                    listening.add(line);
                }
            }
        }
        return listening;
    }

    @Test
    @Timeout(300)
    @Execution(ExecutionMode.CONCURRENT)
    void watch_killed_leavesARecordingThatIsBounded() throws Exception {
        int port = freePort();
        Process application = startApplication(openAgent(port));
        try {
            List<Path> folders = new ArrayList<>();
            List<Process> watches = new ArrayList<>();
            for (Object target : List.of(application.pid(), "localhost:" + port)) {
                Path own = Files.createDirectory(folder.resolve("watch-" + folders.size()));
                folders.add(own);
                watches.add(ChildProgram.start(own, "exec \"$@\"", "watch", target, PATIENT));
            }
            for (Path own : folders) {
                await(() -> Files.readString(own.resolve("child.out")).contains("of it by main"));
            }
            for (Process watch : watches) {
                watch.destroyForcibly();
                assertThat(watch.waitFor()).isNotZero();
            }
            assertThat(recordings(application.pid()).lines().filter(line -> line.matches("Recording [23]: .*")))
                    .hasSize(2)
                    .allMatch(line -> line.contains("maxage=1m") && line.contains("maxsize=1"));
        } finally {
            application.getOutputStream().close();
            application.destroy();
        }
    }

    @Test
    @Timeout(300)
    void watch_peerThatSaysNothing_isNotWaitedFor() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            Run run = run(false, "watch", "localhost:" + silent.getLocalPort(), "--timeout", "500ms");
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).contains("localhost:" + silent.getLocalPort() + ": cannot be watched (");
            assertThat(run.err().lines()).hasSize(1);
        }
    }

    @Test
    @Timeout(400)
    @Execution(ExecutionMode.CONCURRENT)
    void watch_stoppedJvm_isNotWaitedFor() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/stat")), "no list of processes");
        int port = freePort();
        Process application = startApplication(openAgent(port));
        try {
            Process watch = ChildProgram.start(folder, "exec \"$@\"", "watch", "localhost:" + port, "--timeout=24s");
            await(() -> Files.readString(folder.resolve("child.out")).contains("of it by main"));
            signal("STOP", application);
            watch.destroy();
            ChildProgram.ended(folder, watch);
            Run run = run(false, "watch", application.pid(), "--for", "1s");
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).contains(application.pid() + ": cannot be watched (it is stopped; continue it");
            signal("CONT", application);
            assertThat(Files.readString(folder.resolve("application.log"))).doesNotContain("Full thread dump");
        } finally {
            signal("CONT", application);
            application.getOutputStream().close();
            application.destroy();
        }
    }

    private static void signal(String name, Process process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static String[] openAgent(int port) {
        String agent = "-Dcom.sun.management.jmxremote";
        return new String[] {
            agent + ".port=" + port, agent + ".authenticate=false", agent + ".ssl=false", agent + ".host=localhost"
        };
    }

    @Test
    @Timeout(400)
    @Execution(ExecutionMode.CONCURRENT)
    void watch_jmxAgentWithUsersAndTls_isReachedWithBoth() throws Exception {
        Path store = folder.resolve("agent.p12");
        assertThat(new ProcessBuilder(
                                tool("keytool"),
                                "-genkeypair",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                "changeit",
                                "-alias",
                                "agent",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=dns:localhost,ip:127.0.0.1")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("keytool.log").toFile())
                        .start()
                        .waitFor())
                .isZero();
        Path passwords = secret("passwords", "monitor opensesame\n");
        Path rights = secret("rights", "monitor readwrite\n");
        int port = freePort();
        String agent = "-Dcom.sun.management.jmxremote";
        Process application = startApplication(
                agent + ".port=" + port,
                agent + ".host=localhost",
                agent + ".authenticate=true",
                agent + ".password.file=" + passwords,
                agent + ".access.file=" + rights,
                agent + ".ssl=true",
                agent + ".registry.ssl=true",
                "-Djavax.net.ssl.keyStore=" + store,
                "-Djavax.net.ssl.keyStorePassword=changeit");
        try {
            Path password = secret("password", "opensesame\n");
            Path wrong = secret("wrong", "sesame\n");
            String target = "localhost:" + port;
            String environment = "exec env " + JmxOptions.TRUST_STORE_PASSWORD + "=changeit ";
            Object[] secure = {"watch", target, PATIENT, "--tls", "--trust-store", store, "--user", "monitor"};
            List<Path> folders = new ArrayList<>();
            List<Process> watches = new ArrayList<>();
            for (String login : List.of(
                    environment + "\"$@\" --password-file " + password,
                    environment + JmxOptions.PASSWORD + "=opensesame \"$@\"")) {
                Path own = Files.createDirectory(folder.resolve("login-" + folders.size()));
                folders.add(own);
                watches.add(ChildProgram.start(own, login, secure));
            }
            ChildProgram.Ended refused =
                    ChildProgram.run(folder, environment + "\"$@\" --password-file " + wrong, secure);
            for (int login = 0; login < folders.size(); login++) {
                Path own = folders.get(login);
                await(() -> Files.readString(own.resolve("child.out")).contains("100 % of it by main"));
                watches.get(login).destroy();
                assertThat(ChildProgram.ended(own, watches.get(login)).err()).isEmpty();
            }
            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.err())
                    .contains("cannot be watched (Authentication failed")
                    .doesNotContain("sesame");
            assertThat(refused.err().lines()).hasSize(1);
        } finally {
            application.getOutputStream().close();
            application.destroy();
        }
    }

    private Path secret(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    @Test
    void watch_loginThatIsIncomplete_isWrongUsage() throws IOException {
        Path password = secret("password", "opensesame\n");
        for (List<Object> wrong : List.<List<Object>>of(
                List.of("4711", "--user", "monitor"),
                List.of("4711", "--tls"),
                List.of("host:1", "--user", "monitor"),
                List.of("host:1", "--password-file", password),
                List.of("host:1", "--user", "monitor", "--password-file", folder.resolve("none")),
                List.of("host:1", "--trust-store", password),
                List.of("host:1", "--tls", "--trust-store", folder.resolve("none")))) {
            Object[] arguments =
                    Stream.concat(Stream.of("watch"), wrong.stream()).toArray();
            Run run = run(false, arguments);
            assertThat(run.exitCode()).as("%s", wrong).isEqualTo(2);
            assertThat(run.err()).contains("--").doesNotContain("\tat ");
        }
    }

    /** The recording that a process which watches makes in the other one. */
    private static String nameOf(long watcher) {
        return "name=adaflight-watch-" + watcher + " ";
    }

    private static String recordings(long pid) throws Exception {
        String output = jcmd(pid, "JFR.check");
        assertThat(output).contains("Recording 1");
        return output;
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static String jcmd(long pid, String command) throws Exception {
        Process process = new ProcessBuilder(tool("jcmd"), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void watch_jvmThatEnds_endsTooAndRestoresTheTerminal() throws Exception {
        Process application = startApplication();
        StringWriter out = new StringWriter();
        CommandLine program = program(true, out, new StringWriter());
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(
                () -> program.execute("watch", Long.toString(application.pid()), "--for", "60s", PATIENT));
        await(() -> out.toString().contains("/s written"));
        application.getOutputStream().write('q');
        application.getOutputStream().close();
        assertThat(application.waitFor()).isZero();
        assertThat(exitCode.get(150, TimeUnit.SECONDS)).isZero();
        assertThat(out.toString()).startsWith(ENTER).contains(LEAVE);
        String after = out.toString().substring(out.toString().indexOf(LEAVE) + LEAVE.length());
        assertThat(after).contains("100 % of it by main").doesNotContain("\u001b");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void watch_interrupted_restoresTheTerminalAndLeavesNothingBehind() throws Exception {
        Path script = Path.of("/usr/bin/script");
        assumeTrue(Files.isExecutable(script), "no script(1), which makes a terminal to watch in");
        long pid = plain().pid();
        List<String> watch =
                java(io.adaflight.analyzer.cli.AdaFlightCommand.class.getName(), "watch", Long.toString(pid), PATIENT);
        Path shown = folder.resolve("shown.txt");
        /* Tests that run in the background of a shell ignore SIGINT, and child processes inherit that. */
        String command = "env --default-signal=INT " + String.join(" ", watch);
        Process terminal = new ProcessBuilder(script.toString(), "-qefc", command, "/dev/null")
                .redirectErrorStream(true)
                .redirectOutput(shown.toFile())
                .start();
        try {
            await(() -> Files.readString(shown).contains("of it by main"));
            ProcessHandle watcher = terminal.descendants()
                    .filter(each -> each.info().command().orElse("").endsWith("java"))
                    .findFirst()
                    .orElseThrow();
            assertThat(recordings(pid)).contains(nameOf(watcher.pid()));
            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(watcher.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(terminal.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String all = Files.readString(shown);
            assertThat(all).startsWith(ENTER);
            assertThat(all.substring(all.lastIndexOf(LEAVE) + LEAVE.length()))
                    .contains("of it by main")
                    .doesNotContain("\u001b[?");
            assertThat(recordings(pid)).doesNotContain(nameOf(watcher.pid()));
        } finally {
            terminal.descendants().forEach(ProcessHandle::destroy);
            terminal.destroy();
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(150);
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
        assertThat(run(false, "watch", "1", "--interval", "soon").err()).contains("is not a duration");
        assertThat(run(false, "watch", "1", "--top", "0").exitCode()).isEqualTo(2);
    }
}
