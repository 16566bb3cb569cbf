package io.adaflight.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.adaflight.it.ChildJvm.Ended;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent's option {@code http}, asked by real clients. */
@Timeout(300)
class MetricsIT {
    private static final long WRITTEN = (long) CountingProgram.THREADS * CountingProgram.EVENTS;

    @TempDir
    Path folder;

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static ChildJvm counted(String options) throws IOException {
        ChildJvm child = ChildJvm.start(List.of("-javaagent:" + ChildJvm.PLUGIN + "=" + options), "wait");
        child.awaitWord("counted");
        return child;
    }

    private static String get(String url) throws IOException {
        try (InputStream in = URI.create(url).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assumeTool(String tool) {
        boolean there = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, tool)));
        assumeTrue(there, "no " + tool + " on the PATH: it does not read the metrics of the agent");
    }

    @Test
    void agent_port_servesOnThisMachine() throws Exception {
        int port = freePort();
        try (ChildJvm child = counted("http=" + port)) {
            assertThat(get("http://127.0.0.1:" + port + "/metrics"))
                    .contains("\nadaflight_events_written_total{pipeline=\"counted\"} " + WRITTEN + "\n");
            child.terminate();
            assertThat(child.end().errors()).isEmpty();
        }
    }

    /** With AdaFlight on the boot class path, from which the JDK's server is not seen. */
    @Test
    void agent_instrumentsAndServes_countsTogether() throws Exception {
        int port = freePort();
        try (ChildJvm child = counted("instrument=executors,http=127.0.0.1:" + port)) {
            assertThat(get("http://127.0.0.1:" + port + "/metrics"))
                    .contains("\nadaflight_events_written_total{pipeline=\"counted\"} " + WRITTEN + "\n");
            child.terminate();
            assertThat(child.end().errors()).doesNotContain("adaflight:");
        }
    }

    @Test
    void agent_portOfAnother_isOneLineAndTheApplicationGoesOn() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + other.getLocalPort();
            try (ChildJvm child =
                    ChildJvm.start(List.of("-javaagent:" + ChildJvm.PLUGIN + "=http=" + address), "return")) {
                Ended ended = child.end();
                assertThat(ended.exitCode()).isZero();
                assertThat(ended.output()).contains("counted " + WRITTEN);
                assertThat(ended.errors())
                        .isEqualTo("adaflight: http=" + address + ": Address already in use; metrics are not served\n");
            }
        }
    }

    @Test
    void agent_moduleIsMissing_isOneLineAndTheApplicationGoesOn() throws Exception {
        try (ChildJvm child = ChildJvm.start(
                List.of("-javaagent:" + ChildJvm.PLUGIN + "=http=9464", "--limit-modules", "java.instrument"),
                "return")) {
            Ended ended = child.end();
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.output()).contains("counted " + WRITTEN);
            assertThat(ended.errors())
                    .isEqualTo("adaflight: http=9464: the module jdk.httpserver is missing; add it with"
                            + " --add-modules jdk.httpserver; metrics are not served\n");
        }
    }

    @Test
    void promtool_checksTheMetrics_findsNothing() throws Exception {
        assumeTool("promtool");
        int port = freePort();
        Path metrics = folder.resolve("metrics.txt");
        ChildJvm child = counted("http=" + port);
        try (child) {
            Files.writeString(metrics, get("http://127.0.0.1:" + port + "/metrics"));
        }
        Process promtool = new ProcessBuilder("promtool", "check", "metrics")
                .redirectInput(metrics.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(promtool.waitFor()).isZero();
    }

    @Test
    void prometheus_scrapes_hasTheExactCounts() throws Exception {
        assumeTool("prometheus");
        int port = freePort();
        int prometheusPort = freePort();
        Path configuration = Files.writeString(folder.resolve("prometheus.yml"), """
                scrape_configs:
                  - job_name: adaflight
                    scrape_interval: 1s
                    static_configs:
                      - targets: ['127.0.0.1:%d']
                """.formatted(port));
        Path log = folder.resolve("prometheus.log");
        ChildJvm child = counted("http=127.0.0.1:" + port);
        try (child) {
            Process prometheus = new ProcessBuilder(
                            "prometheus",
                            "--config.file=" + configuration,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + prometheusPort)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                String api = "http://127.0.0.1:" + prometheusPort + "/api/v1/";
                assertThat(answer(api + query("adaflight_events_written_total{pipeline=\"counted\"}"), log))
                        .contains("\"" + WRITTEN + "\"");
                assertThat(answer(api + query("sum(adaflight_events_dropped_total)"), log))
                        .contains("\"" + CountingProgram.THREADS * CountingProgram.REJECTED + "\"");
                assertThat(get(api + "metadata?metric=adaflight_events_written"))
                        .contains("\"type\":\"counter\"", "\"help\":\"Events accepted.\"");
            } finally {
                prometheus.destroy();
                assertThat(prometheus.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private static String query(String expression) {
        return "query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8);
    }

    /** The first answer that has a value: the server starts, and scrapes once a second. */
    private static String answer(String url, Path log) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(200).toNanos();
        while (System.nanoTime() - end < 0) {
            try {
                String answer = get(url);
                if (answer.contains("\"value\"")) {
                    return answer;
                }
            } catch (ConnectException e) {
                assertThat(Files.exists(log)).isTrue();
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("503"); // It is not ready yet.
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("no answer to " + url + ": " + Files.readString(log));
    }
}
