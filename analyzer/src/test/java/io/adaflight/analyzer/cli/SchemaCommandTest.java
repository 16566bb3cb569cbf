package io.adaflight.analyzer.cli;

import static io.adaflight.analyzer.report.SampleReports.pipeline;
import static io.adaflight.analyzer.report.SampleReports.setUp;
import static io.adaflight.analyzer.report.SampleReports.thread;
import static io.adaflight.analyzer.report.SampleReports.threads;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.adaflight.analyzer.SampleRecording;
import io.adaflight.analyzer.analysis.anomalies.Finding;
import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.compare.Metric;
import io.adaflight.analyzer.analysis.result.Instrumentation;
import io.adaflight.analyzer.analysis.result.RecordingSummary;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.analysis.result.ThreadReport.Kind;
import io.adaflight.analyzer.recording.event.VmPause;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.report.SampleReports;
import io.adaflight.analyzer.report.json.JsonReport;
import io.adaflight.analyzer.report.json.ReportSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema, against everything that is written in its format. */
class SchemaCommandTest {
    @TempDir
    static Path folder;

    private static String full = "";
    private static String recorded = "";
    private static String fleet = "";
    private static String comparison = "";

    @BeforeAll
    static void write() throws IOException {
        StringWriter out = new StringWriter();
        new JsonReport(Integer.MAX_VALUE, false).render(everyField(), out);
        full = out.toString();
        Path lossy = SampleRecording.typical(folder.resolve("lossy.jfr"));
        Path clean = folder.resolve("clean.jfr");
        try (SampleRecording recording = new SampleRecording()) {
            recording
                    .pipeline("orders", row -> row.written = 2000)
                    .pipeline("audit", row -> row.written = 5)
                    .write(clean);
        }
        recorded = Run.of("report", lossy, clean, "--format", "json").out();
        fleet = Run.of("report", "--each", lossy, clean, folder.resolve("missing.jfr"), "--format", "json")
                .out();
        comparison = Run.of("compare", clean, lossy, "--format", "json", "--fail-on", "loss=1%")
                .out();
    }

    private static Report everyField() {
        List<ThreadReport> rows = new ArrayList<>(threads(3, "t"));
        rows.add(thread("virtual threads", -1, Kind.VIRTUAL, 5, 0));
        rows.add(thread("(other threads)", -2, Kind.OTHER, 50, 0));
        Report report = SampleReports.report(
                List.of(pipeline("p", 0, true, setUp(4, "oldest", 0), rows), pipeline("q", 1, false, null, List.of())),
                2,
                true,
                Arrays.stream(Warning.Code.values())
                        .map(code -> new Warning(code, "rec0.jfr", "p", "some text"))
                        .toList());
        RecordingSummary plain = report.recordings().get(0);
        RecordingSummary instrumented = new RecordingSummary(
                plain.info(),
                plain.process(),
                plain.window(),
                plain.readChunks(),
                plain.collecting(),
                plain.pauses(),
                new Instrumentation(
                        List.of(new Instrumentation.InstrumentedLibrary(
                                "log4j2", "2.24.3", List.of("log.Async"), List.of("log.Old: put has 2 places"))),
                        List.of(new Instrumentation.SilentLoss("AsyncContext", 4, "log4j2", "2.24.3", "4.0.0")),
                        List.of(new Instrumentation.CountedMethod("own.Queue.put", 1))));
        return new Report(
                List.of(instrumented, report.recordings().get(1)),
                report.verdict(),
                report.counts(),
                report.drain(),
                report.pipelines(),
                report.warnings());
    }

    /** The document with a change to what is at a place in it. */
    private static String changed(String document, BiConsumer<Map<String, Object>, String> change, Object... place)
            throws IOException {
        Map<String, Object> root = JSON.std.mapFrom(document);
        Object at = root;
        for (Object step : Arrays.copyOf(place, place.length - 1)) {
            at = Objects.requireNonNull(at instanceof List<?> list ? list.get((int) step) : map(at).get(step));
        }
        change.accept(map(at), (String) place[place.length - 1]);
        return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(root);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    @Test
    void schema_onStandardOutputAndInAFile_isTheOneOfTheReports() throws IOException {
        Path file = folder.resolve("report.schema.json");
        assertThat(Run.of("schema")).isEqualTo(new Run(0, JsonReport.schema(), ""));
        assertThat(Run.of("schema", "--output", file)).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(file)).isEqualTo(JsonReport.schema());
        assertThat(ReportSchema.errorsOfTheSchema()).isEmpty();
    }

    @Test
    void schema_reportsFleetsAndComparisons_followItToTheField() throws IOException {
        ReportSchema strict = ReportSchema.strict();
        assertThat(strict.errors(full)).as("with every field").isEmpty();
        assertThat(strict.errors(recorded)).as("of recordings").isEmpty();
        assertThat(strict.errors(fleet)).as("of a fleet").isEmpty();
        assertThat(strict.errors(comparison)).as("of a comparison").isEmpty();
    }

    @Test
    void schema_everyFieldOfIt_isWritten() throws IOException {
        Set<String> described = new TreeSet<>();
        described(JSON.std.mapFrom(JsonReport.schema()), described);
        Set<String> written = new TreeSet<>();
        for (String document : List.of(full, recorded, fleet, comparison)) {
            written(JSON.std.mapFrom(document), written);
        }
        assertThat(described).hasSizeGreaterThan(150).isSubsetOf(written);
    }

    private static void described(Object node, Set<String> names) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("properties") instanceof Map<?, ?> properties) {
                properties.keySet().forEach(name -> names.add(String.valueOf(name)));
            }
            map.values().forEach(value -> described(value, names));
        }
    }

    private static void written(Object node, Set<String> names) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                names.add(String.valueOf(name));
                if (value != null) {
                    written(value, names);
                }
            });
        } else if (node instanceof List<?> list) {
            list.forEach(value -> written(value, names));
        }
    }

    @Test
    void schema_valuesOfIt_areThoseThatThereAre() throws IOException {
        String schema = JsonReport.schema().replaceAll("\\s+", "");
        for (Enum<?>[] values : List.<Enum<?>[]>of(
                Cause.values(),
                Warning.Code.values(),
                Finding.Kind.values(),
                VmPause.Kind.values(),
                ThreadReport.Kind.values(),
                Metric.values(),
                Metric.Unit.values())) {
            assertThat(schema)
                    .contains("\"enum\":"
                            + JSON.std.asString(
                                    Arrays.stream(values).map(Enum::name).toList()));
        }
    }

    @Test
    void schema_wrongDocument_isRefusedAtItsPlace() throws IOException {
        ReportSchema schema = ReportSchema.tolerant();
        BiConsumer<Map<String, Object>, String> text = (object, field) -> object.put(field, "four");
        BiConsumer<Map<String, Object>, String> negative = (object, field) -> object.put(field, -1);
        BiConsumer<Map<String, Object>, String> remove = Map::remove;
        assertThat(schema.errors(changed(full, text, "pipelines", 0, "threads", 1, "id")))
                .singleElement()
                .asString()
                .startsWith("/pipelines/0/threads/1/id: string found, integer expected");
        assertThat(schema.errors(changed(full, remove, "pipelines", 0, "causes", "shares", 0, "evidence", 0, "count")))
                .singleElement()
                .asString()
                .contains("/evidence/0: required property 'count' not found");
        assertThat(schema.errors(changed(full, text, "recordings", 0, "start")))
                .singleElement()
                .asString()
                .contains("/recordings/0/start: ", "date-time");
        assertThat(schema.errors(changed(full, text, "pipelines", 0, "causes", "shares", 0, "cause")))
                .hasSize(1);
        assertThat(schema.errors(changed(fleet, negative, "totals", "eventsDropped")))
                .hasSize(1);
        assertThat(schema.errors(changed(fleet, negative, "recordings", 0, "lostByCause", "RAIN")))
                .isNotEmpty();
        assertThat(schema.errors(changed(comparison, text, "comparisons", 0, "changes", 0, "p")))
                .hasSize(1);
        assertThat(schema.errors(changed(full, negative, "schemaVersion"))).hasSize(1);
    }

    @Test
    void schema_fieldOfALaterRelease_isTakenButNotInAReportOfThisOne() throws IOException {
        BiConsumer<Map<String, Object>, String> more = (object, field) -> object.put(field, 1);
        for (String document : List.of(
                changed(full, more, "pipelines", 0, "causes", "shares", 0, "evidence", 0, "colour"),
                changed(fleet, more, "recordings", 0, "verdict", "colour"),
                changed(comparison, more, "baseline", "colour"),
                changed(full, more, "colour"))) {
            assertThat(ReportSchema.tolerant().errors(document)).isEmpty();
            assertThat(ReportSchema.strict().errors(document)).isNotEmpty().allMatch(error -> error.contains("colour"));
        }
    }
}
