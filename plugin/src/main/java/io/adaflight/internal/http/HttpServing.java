package io.adaflight.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.adaflight.internal.failures.DistinctFailures;
import io.adaflight.internal.metrics.MetricsServer;
import io.adaflight.internal.metrics.MetricsText;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Serves metrics over HTTP: {@code GET /metrics} and nothing else. */
public final class HttpServing implements MetricsServer {
    private static final int MOST_WAITING = 16;
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(5);

    private static final String PATH = "/metrics";
    private static final String OPEN_METRICS = "application/openmetrics-text";

    private final DistinctFailures failures =
            new DistinctFailures(System.getLogger(HttpServing.class.getPackageName()));
    private final Duration longestRequest;
    private @Nullable HttpServer server;
    private @Nullable TimedWorkers workers;

    /** A server that is not open yet. */
    public HttpServing() {
        this(LONGEST_REQUEST);
    }

    HttpServing(Duration longestRequest) {
        this.longestRequest = longestRequest;
    }

    @Override
    public synchronized InetSocketAddress open(InetSocketAddress address, MetricsText text) throws IOException {
        if (address.isUnresolved()) {
            throw new IOException("host '" + address.getHostString() + "' is not known");
        }
        HttpServer opened = HttpServer.create(address, MOST_WAITING);
        TimedWorkers pool = new TimedWorkers(MOST_WAITING, longestRequest);
        opened.setExecutor(pool);
        opened.createContext("/", exchange -> answer(exchange, text));
        startAsDaemon(opened);
        server = opened;
        workers = pool;
        return opened.getAddress();
    }

    /* The server's own thread is a daemon if the thread that starts it is one. An interrupt does not stop a server that starts. */
    private static void startAsDaemon(HttpServer server) {
        Thread starter = TimedWorkers.daemon(server::start, "adaflight-http-start");
        starter.start();
        boolean interrupted = false;
        while (starter.isAlive()) {
            try {
                starter.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, MetricsText text) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, -1);
            } else {
                metrics(exchange, text);
            }
        }
    }

    private void metrics(HttpExchange exchange, MetricsText text) throws IOException {
        boolean openMetrics = wantsOpenMetrics(exchange);
        byte[] body;
        try {
            body = text.render(openMetrics).getBytes(StandardCharsets.UTF_8);
        } catch (RuntimeException e) {
            failures.add("writing metrics", e);
            exchange.sendResponseHeaders(500, -1);
            return;
        }
        String type = openMetrics ? OPEN_METRICS + "; version=1.0.0" : "text/plain; version=0.0.4";
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static boolean wantsOpenMetrics(HttpExchange exchange) {
        List<String> accepted = exchange.getRequestHeaders().get("Accept");
        return accepted != null && accepted.stream().anyMatch(types -> types.contains(OPEN_METRICS));
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (workers != null) {
            workers.close();
            workers = null;
        }
    }
}
