package io.adaflight.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.captured.CapturedLog;
import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.metrics.MetricsText;
import io.adaflight.internal.metrics.Pipelines;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class HttpServingTest {
    private static final InetSocketAddress FREE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final CollectedPipeline orders = Pipelines.pipeline("orders");
    private final MetricsText text = new MetricsText(() -> List.of(orders));
    private HttpServing serving = new HttpServing();

    @AfterEach
    void close() {
        serving.close();
    }

    private HttpURLConnection connection(int port, String path) throws IOException {
        return (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
    }

    private static String body(HttpURLConnection connection) throws IOException {
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void get_plain_isTheTextOfPrometheus() throws IOException {
        HttpURLConnection connection = connection(serving.open(FREE, text).getPort(), "/metrics");
        assertThat(body(connection))
                .contains("# TYPE adaflight_events_offered_total counter\n")
                .doesNotContain("# EOF");
        assertThat(connection.getContentType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;q=0.3 | application/openmetrics-text; version=1.0.0",
                "text/plain;q=0.3 | text/plain; version=0.0.4"
            })
    void get_accept_decidesTheFormat(String accept, String type) throws IOException {
        HttpURLConnection connection = connection(serving.open(FREE, text).getPort(), "/metrics");
        connection.setRequestProperty("Accept", accept);
        assertThat(connection.getResponseCode()).isEqualTo(200);
        assertThat(connection.getContentType()).isEqualTo(type + "; charset=utf-8");
        assertThat(body(connection).endsWith("# EOF\n")).isEqualTo(type.contains("openmetrics"));
    }

    @Test
    void get_withoutAccept_isTheTextOfPrometheus() throws IOException {
        int port = serving.open(FREE, text).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("GET /metrics HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .contains("version=0.0.4", "adaflight_events_offered_total");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 404,",
        "GET, /metrics/, 404,",
        "POST, /other, 404,",
        "POST, /metrics, 405, GET",
        "HEAD, /metrics, 405, GET",
        "GET, /metrics?name=x, 200,"
    })
    void request_other_isRefused(String method, String path, int status, String allow) throws IOException {
        HttpURLConnection connection = connection(serving.open(FREE, text).getPort(), path);
        connection.setRequestMethod(method);
        assertThat(connection.getResponseCode()).isEqualTo(status);
        assertThat(connection.getHeaderField("Allow")).isEqualTo(allow);
    }

    @Test
    void get_renderingFails_isAnErrorAndTheNextOneIsServed(CapturedLog log) throws IOException {
        List<CollectedPipeline> broken = new ArrayList<>();
        broken.add(null);
        int port = serving.open(FREE, new MetricsText(() -> broken)).getPort();
        assertThat(connection(port, "/metrics").getResponseCode()).isEqualTo(500);
        assertThat(log.take())
                .singleElement()
                .asString()
                .startsWith("WARNING writing metrics failed; this failure is logged once and counted from now on:"
                        + " java.lang.NullPointerException");
        broken.set(0, orders);
        assertThat(connection(port, "/metrics").getResponseCode()).isEqualTo(200);
    }

    @Test
    void slowClients_onePerWorker_areCutOffAndOthersServed() throws IOException {
        serving = new HttpServing(Duration.ofMillis(50));
        int port = serving.open(FREE, text).getPort();
        List<Socket> slow = new ArrayList<>();
        for (int client = 0; client < 3; client++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.getOutputStream().write("GET /met".getBytes(StandardCharsets.US_ASCII));
            slow.add(socket);
        }
        for (Socket socket : slow) {
            assertThat(isClosedByTheServer(socket)).isTrue();
            socket.close();
        }
        serving.close();
        serving = new HttpServing();
        assertThat(connection(serving.open(FREE, text).getPort(), "/metrics").getResponseCode())
                .isEqualTo(200);
    }

    private static boolean isClosedByTheServer(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() == -1;
        } catch (SocketException e) {
            return true; // It was reset.
        }
    }

    @Test
    void open_unknownHost_saysSo() {
        assertThatThrownBy(() -> serving.open(InetSocketAddress.createUnresolved("no.such.host", 1), text))
                .isInstanceOf(IOException.class)
                .hasMessage("host 'no.such.host' is not known");
    }

    @Test
    void open_interrupted_isOpenAndTheThreadStaysInterrupted() throws IOException {
        Thread.currentThread().interrupt();
        int port = serving.open(FREE, text).getPort();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(connection(port, "/metrics").getResponseCode()).isEqualTo(200);
    }

    @Test
    void threads_ofTheServer_areDaemons() throws IOException {
        assertThat(connection(serving.open(FREE, text).getPort(), "/metrics").getResponseCode())
                .isEqualTo(200);
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().matches("adaflight-http.*|HTTP-Dispatcher"))
                        .toList())
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    @Test
    void workers_moreTasksThanRoom_areRefused() {
        CountDownLatch end = new CountDownLatch(1);
        try (TimedWorkers workers = new TimedWorkers(1, Duration.ofDays(1))) {
            for (int task = 0; task < 3; task++) {
                workers.execute(() -> awaitQuietly(end));
            }
            assertThatThrownBy(() -> workers.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
            end.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
