package io.adaflight.analyzer.report.html;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A headless Chromium with one page, spoken to over its DevTools protocol. */
final class Chromium implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://(\\S+?)/");
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Map<String, Object>>> answers = new ConcurrentHashMap<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Boolean> loaded = new CompletableFuture<>();

    private Chromium(Process process, Path profile, String address) throws Exception {
        this.process = process;
        this.profile = profile;
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + "/json/list"))
                .build();
        String pages =
                client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        Map<?, ?> page = JSON.std.listFrom(pages).stream()
                .map(each -> (Map<?, ?>) each)
                .filter(each -> "page".equals(each.get("type")))
                .findFirst()
                .orElseThrow();
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(String.valueOf(page.get("webSocketDebuggerUrl"))), new Listener())
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        for (String domain : new String[] {"Page", "Runtime", "Log", "Network"}) {
            call(domain + ".enable", Map.of());
        }
    }

    /** The program, or null when there is none on the path. */
    static @Nullable Path find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    static Chromium start(Path program, Path profile) throws Exception {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--disable-dev-shm-usage",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher matcher = LISTENING.matcher(line);
            if (matcher.find()) {
                Thread rest = new Thread(() -> output.lines().forEach(ignored -> {}), "chromium-output");
                rest.setDaemon(true);
                rest.start();
                return new Chromium(process, profile, matcher.group(1));
            }
        }
        throw new IOException(program + " ended before it listened, with " + process.waitFor());
    }

    /** Opens a file and waits until the page has drawn itself. */
    void open(Path file) throws Exception {
        problems.clear();
        requests.clear();
        loaded = new CompletableFuture<>();
        call("Page.navigate", Map.of("url", file.toUri().toString()));
        loaded.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        settle();
    }

    /** Waits for two frames. */
    void settle() throws Exception {
        evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))");
    }

    void resize(int width, int height) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        settle();
    }

    /** Shows the page as for a medium and a preferred colour scheme. */
    void show(String medium, String colourScheme) throws Exception {
        Map<String, Object> feature = Map.of("name", "prefers-color-scheme", "value", colourScheme);
        call("Emulation.setEmulatedMedia", Map.of("media", medium, "features", List.of(feature)));
        settle();
    }

    /** The value of an expression, once it is there when it is a promise. */
    @Nullable
    Object evaluate(String expression) throws Exception {
        Map<String, Object> answer =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.containsKey("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        return ((Map<?, ?>) Objects.requireNonNull(answer.get("result"))).get("value");
    }

    @SuppressWarnings("unchecked")
    List<Object> list(String expression) throws Exception {
        return (List<Object>) Objects.requireNonNull(evaluate(expression));
    }

    void key(String key) throws Exception {
        Map<String, Object> event = Map.of("type", "keyDown", "key", key, "text", key.length() == 1 ? key : "");
        call("Input.dispatchKeyEvent", event);
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
        settle();
    }

    void mouse(String type, double x, double y) throws Exception {
        call(
                "Input.dispatchMouseEvent",
                Map.of(
                        "type",
                        type,
                        "x",
                        x,
                        "y",
                        y,
                        "button",
                        "left",
                        "buttons",
                        type.equals("mousePressed") || x > 2 ? 1 : 0,
                        "clickCount",
                        1));
    }

    /** The page as a picture, or what of it fits into the window. */
    byte[] screenshot(boolean whole) throws Exception {
        Map<String, Object> answer =
                call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", whole));
        return Base64.getDecoder().decode(String.valueOf(answer.get("data")));
    }

    /** The page as printed. */
    byte[] print() throws Exception {
        Map<String, Object> answer = call("Page.printToPDF", Map.of("printBackground", true));
        return Base64.getDecoder().decode(String.valueOf(answer.get("data")));
    }

    /** What the console of the page shows, and exceptions. */
    List<String> problems() {
        return problems;
    }

    /** Everything that the page asked the network or the file system for. */
    List<String> requests() {
        return requests;
    }

    private Map<String, Object> call(String method, Map<String, Object> parameters) throws Exception {
        int id = calls.incrementAndGet();
        CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(JSON.std.asString(Map.of("id", id, "method", method, "params", parameters)), true)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @SuppressWarnings("unchecked")
    private void received(String text) throws IOException {
        Map<String, Object> message = JSON.std.mapFrom(text);
        Object parameters = message.getOrDefault("params", Map.of());
        switch (String.valueOf(message.get("method"))) {
            case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded" ->
                problems.add(String.valueOf(parameters));
            case "Network.requestWillBeSent" ->
                requests.add(String.valueOf(
                        ((Map<?, ?>) Objects.requireNonNull(((Map<String, Object>) parameters).get("request")))
                                .get("url")));
            case "Page.loadEventFired" -> loaded.complete(true);
            default -> {
                Object id = message.getOrDefault("id", 0);
                CompletableFuture<Map<String, Object>> answer = answers.remove(id);
                if (answer != null && message.containsKey("result")) {
                    answer.complete((Map<String, Object>) message.get("result"));
                } else if (answer != null) {
                    answer.completeExceptionally(new IllegalStateException(text));
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        /* Links out of the profile, about which JUnit would warn when it deletes the folder. */
        for (String link : new String[] {"SingletonCookie", "SingletonLock", "SingletonSocket"}) {
            Files.deleteIfExists(profile.resolve(link));
        }
    }

    /* Puts the parts of a message together. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                String text = message.toString();
                message.setLength(0);
                try {
                    received(text);
                } catch (IOException e) {
                    problems.add(e.toString());
                }
            }
            from.request(1);
            return null;
        }
    }
}
