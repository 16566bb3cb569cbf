package io.adaflight.internal.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code java -jar adaflight-plugin.jar}: writes the settings files for the recorder. */
public final class Main {
    private static final String DEFAULT_SETTINGS = "adaflight";

    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.of(
            "adaflight", "/io/adaflight/events/adaflight.jfc",
            "adaflight-detail", "/io/adaflight/events/adaflight-detail.jfc",
            "jdk25-queues", "/io/adaflight/events/jdk25-queues.jfc",
            "grafana", "/META-INF/adaflight/grafana-dashboard.json",
            "jmx-exporter", "/META-INF/adaflight/jmx-exporter.yml",
            "opentelemetry-jmx", "/META-INF/adaflight/opentelemetry-jmx.yml"));
    private static final String USAGE = """
            AdaFlight counts what every thread writes to a pipeline and loses there, into JDK Flight Recorder.

            As an agent:   java -javaagent:adaflight-plugin.jar[=option,...] ...
              http=127.0.0.1:9464     serve the counts as OpenMetrics at /metrics; a port alone means this machine only
              instrument=a+b          count in libraries: disruptor, executors, log4j2, logback, opentelemetry; or all
              interval=10ms           least time between two collections
              persist=FILE            keep the counts in a file that survives the process; %p is its id
              rate-window=1s          least time that a rate is taken over
              rows=256                threads that are recorded one by one
              shutdown-deadline=2s    how long the end of the JVM waits for open pipelines; 0s: not at all

            Settings for the recorder, on standard output:
              java -jar adaflight-plugin.jar settings adaflight > adaflight.jfc
              java -jar adaflight-plugin.jar settings adaflight-detail > adaflight-detail.jfc
              java -XX:StartFlightRecording:settings=adaflight.jfc,filename=app.jfr ...
            On JDK 25 without the agent, the JDK counts calls of queue methods:
              java -jar adaflight-plugin.jar settings jdk25-queues > jdk25-queues.jfc

            Rules for other readers of the management beans, and a dashboard for the metrics:
              java -jar adaflight-plugin.jar settings jmx-exporter > jmx-exporter.yml
              java -jar adaflight-plugin.jar settings opentelemetry-jmx > opentelemetry-jmx.yml
              java -jar adaflight-plugin.jar settings grafana > adaflight-dashboard.json
            """;

    private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");
    private static final int TYPE_OF_FILE = 0xf000;
    private static final int PIPE = 0x1000;
    private static final int SOCKET = 0xc000;

    private Main() {}

    /** Called by the JVM. */
    public static void main(String[] arguments) throws IOException {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) throws IOException {
        List<String> words = Arrays.asList(arguments);
        if (words.isEmpty() || words.equals(List.of("--help"))) {
            out.print(USAGE);
            return exitCode(out, err, STANDARD_OUTPUT);
        }
        if (words.get(0).equals("settings") && words.size() <= 2) {
            String resource = SETTINGS.get(words.size() == 2 ? words.get(1) : DEFAULT_SETTINGS);
            if (resource != null) {
                write(resource, out);
                return exitCode(out, err, STANDARD_OUTPUT);
            }
        }
        err.println("adaflight: '" + String.join(" ", words) + "' is not a command, expected: settings ["
                + String.join("|", SETTINGS.keySet()) + "]");
        return 2;
    }

    /* That nobody reads a pipe any more is no failure. */
    static int exitCode(PrintStream out, PrintStream err, Path file) {
        if (!out.checkError() || isPipe(file)) {
            return 0;
        }
        err.println("adaflight: standard output cannot be written; check the disk");
        return 2;
    }

    private static boolean isPipe(Path file) {
        try {
            int type = (int) Files.getAttribute(file, "unix:mode") & TYPE_OF_FILE;
            return type == PIPE || type == SOCKET;
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static void write(String resource, PrintStream out) throws IOException {
        try (InputStream in = Main.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not in this jar");
            }
            in.transferTo(out);
            out.flush();
        }
    }
}
