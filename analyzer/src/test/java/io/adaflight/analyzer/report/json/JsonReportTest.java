package io.adaflight.analyzer.report.json;

import static io.adaflight.analyzer.report.SampleReports.START;
import static io.adaflight.analyzer.report.SampleReports.pipeline;
import static io.adaflight.analyzer.report.SampleReports.report;
import static io.adaflight.analyzer.report.SampleReports.setUp;
import static io.adaflight.analyzer.report.SampleReports.thread;
import static io.adaflight.analyzer.report.SampleReports.threads;
import static io.adaflight.analyzer.report.SampleReports.warning;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.analysis.result.ThreadReport.Kind;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonReportTest {
    private static String json(Report report, int top, boolean ascii) throws IOException {
        StringWriter writer = new StringWriter();
        new JsonReport(top, ascii).render(report, writer);
        return writer.toString();
    }

    private static Map<String, Object> parsed(Report report) throws IOException {
        return JSON.std.mapFrom(json(report, Integer.MAX_VALUE, false));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> array(Map<String, Object> object, String name) {
        return (List<Object>) object.getOrDefault(name, List.of());
    }

    private static Report full() {
        List<ThreadReport> rows = new ArrayList<>(threads(30, "t"));
        rows.add(thread("virtual threads", -1, Kind.VIRTUAL, 5, 0));
        rows.add(thread("(other threads)", -2, Kind.OTHER, 50, 0));
        return report(
                List.of(
                        pipeline("p", 0, true, setUp(4, "OLDEST", 0), rows),
                        pipeline("q\u001b\u202e\"\\", 1, false, null, List.of())),
                2,
                true,
                List.of(warning("rec0.jfr", "p", "some text")));
    }

    @Test
    void json_everything_isThereWithItsType() throws IOException {
        Map<String, Object> root = parsed(full());
        assertThat(root.get("schemaVersion")).isEqualTo(2);
        assertThat(object(root.get("verdict"))).containsKeys("text", "eventsOffered", "eventsLost", "lossRatio");
        Map<String, Object> first = object(array(root, "pipelines").get(0));
        assertThat(object(first.get("totals")))
                .containsKeys(
                        "eventsOffered",
                        "eventsWritten",
                        "eventsDropped",
                        "eventsRejected",
                        "eventsEvicted",
                        "eventsFiltered",
                        "eventsDrained",
                        "bytesWritten",
                        "bytesDropped")
                .allSatisfy((name, value) -> assertThat(value).isInstanceOf(Number.class));
        assertThat(array(first, "threads")).hasSize(32);
        Map<String, Object> thread = object(array(first, "threads").get(0));
        assertThat(thread).containsEntry("name", "t1").containsEntry("id", 1).containsEntry("virtual", false);
        assertThat(object(thread.get("swaps"))).containsEntry("p50Nanos", 800).containsEntry("maxNanos", 5_000_000);
        assertThat(thread).containsEntry("registered", "2023-11-14T22:13:20Z").containsEntry("registeredNanos", START);
        assertThat(thread)
                .containsEntry("poolExhaustions", 1)
                .containsEntry("ringFull", 2)
                .containsEntry("allocationFailures", 3);
        assertThat(thread.keySet())
                .containsSubsequence(
                        "blockedWrites",
                        "blockedNanos",
                        "poolExhaustions",
                        "ringFull",
                        "allocationFailures",
                        "greatestQueueDepth",
                        "ringsInRotation",
                        "swaps");
        Map<String, Object> virtual = object(array(first, "threads").get(30));
        assertThat(virtual).containsEntry("virtual", true).doesNotContainKey("registered");
        Map<String, Object> others = object(array(first, "threads").get(31));
        assertThat(object(others.get("swaps"))).containsEntry("p99Nanos", null);
        assertThat(array(first, "episodes")).hasSize(3);
        assertThat(object(array(first, "episodes").get(2)))
                .containsEntry("open", true)
                .containsEntry("estimated", true);
        assertThat(array(object(first.get("timeLine")), "eventsWritten")).hasSize(60);
        assertThat(object(array(root, "recordings").get(0))).containsEntry("startNanos", START);
        assertThat(object(array(root, "warnings").get(0)))
                .containsEntry("code", "DAMAGED_CHUNK")
                .containsEntry("text", "some text");
    }

    @Test
    void json_callTree_hasEachMethodBelowItsCaller() throws IOException {
        Map<String, Object> first = object(array(parsed(full()), "pipelines").get(0));
        Map<String, Object> run =
                object(array(object(first.get("causes")), "callTree").get(0));
        assertThat(run)
                .containsEntry("method", "io.x.Drain.run")
                .containsEntry("looks", 61)
                .containsEntry("cause", null);
        Map<String, Object> write = object(array(run, "callees").get(0));
        assertThat(write)
                .containsEntry("method", "io.x.Sink.write")
                .containsEntry("looks", 61)
                .containsEntry("ended", 1)
                .containsEntry("cause", "SLOW_SINK")
                .containsEntry("own", true);
        assertThat(object(array(write, "callees").get(0)))
                .containsEntry("method", "java.lang.Object.wait")
                .containsEntry("looks", 40)
                .containsEntry("own", false);
    }

    @Test
    void json_causes_haveTheirSentenceAndEvidence() throws IOException {
        Map<String, Object> first = object(array(parsed(full()), "pipelines").get(0));
        Map<String, Object> causes = object(first.get("causes"));
        assertThat(causes).containsEntry("eventsLost", 1_200_000);
        Map<String, Object> lock = object(array(causes, "shares").get(0));
        assertThat(lock)
                .containsEntry("cause", "LOCK")
                .containsEntry("share", 0.71)
                .containsEntry("confidence", 0.81)
                .containsEntry("fromStart", false)
                .containsEntry("eventsLost", 852_000);
        assertThat(String.valueOf(lock.get("sentence"))).contains("a lock held by audit-flush");
        Map<String, Object> unexplained = object(array(causes, "shares").get(2));
        assertThat(unexplained).containsEntry("cause", "UNEXPLAINED").containsEntry("confidence", null);
        Map<String, Object> time = object(causes.get("drainTime"));
        assertThat(object(object(time.get("losing")).get("parts"))).containsEntry("LOCK", 1_050_000.0);
        assertThat(object(time.get("calm")))
                .containsEntry("nanosPerEvent", 2100.0)
                .containsEntry("looks", 20);
        assertThat(object(array(time, "rows").get(0)))
                .containsEntry("cause", "LOCK")
                .containsEntry("part", "waiting for a lock")
                .containsEntry("losing", "1.05 ms");
        List<Object> rows = array(time, "rows");
        assertThat(object(rows.get(rows.size() - 1)))
                .containsEntry("cause", null)
                .containsEntry("part", "total");
        Map<String, Object> seen = object(array(lock, "evidence").get(0));
        assertThat(object(array(seen, "stack").get(1)))
                .containsEntry("method", "io.x.Sink.write")
                .containsEntry("source", "")
                .containsEntry("own", true);
        assertThat(array(seen, "ownerStack")).hasSize(1);
        assertThat(String.valueOf(seen.get("text"))).contains("at java.lang.Object.wait < io.x.Sink.write");
        assertThat(String.valueOf(seen.get("summary")))
                .contains("held by audit-flush")
                .doesNotContain("io.x");
        assertThat(seen)
                .containsEntry("owner", "audit-flush")
                .containsEntry("outOf", 0)
                .containsEntry("bytes", "4096")
                .containsEntry("heldNanos", 2_000_000_000);
        assertThat(object(object(array(causes, "episodes").get(0)).get("shares")))
                .containsEntry("LOCK", 1.0);
        assertThat(object(array(causes, "missingEvidence").get(0)))
                .containsEntry("setting", "jdk.ThreadSleep#enabled=true")
                .containsEntry(
                        "sentence", "not seen: jdk.ThreadSleep is off; record with jdk.ThreadSleep#enabled=true");
        assertThat(object(array(first, "findings").get(0)))
                .containsEntry("kind", "SLOWER_SWAPS")
                .containsEntry("sentence", "ring swaps took 2 us; at first they took 500 ns")
                .containsEntry("thread", null)
                .containsEntry("size", 4.0);
    }

    @Test
    void json_whatIsNotCounted_isNull() throws IOException {
        Map<String, Object> root = parsed(full());
        assertThat(object(root.get("totals")))
                .containsEntry("eventsDrained", null)
                .containsEntry("eventsFailed", 2);
        Map<String, Object> second = object(array(root, "pipelines").get(1));
        assertThat(second)
                .containsEntry("name", "q\u001b\u202e\"\\")
                .containsEntry("queueDepth", null)
                .containsEntry("configuration", null);
        assertThat(object(second.get("totals"))).containsEntry("eventsDrained", null);
        assertThat(object(second.get("slowSwaps"))).containsEntry("count", 0).doesNotContainKey("longestNanos");
    }

    @Test
    void json_shownOnATerminal_doesNothingToIt() throws IOException {
        String name = "a\u001b[2J\u009b31m\u007f\u202eb\u2028\u200f\u00e9\ud83d\ude00";
        String text = json(report(List.of(pipeline(name, 0, true, null, List.of())), 1, false, List.of()), 3, false);
        assertThat(text).contains("\"a\\u001B[2J\\u009b31m\\u007F\\u202eb\\u2028\\u200f\u00e9\\ud83d\\ude00\"");
        assertThat(object(array(JSON.std.mapFrom(text), "pipelines").get(0))).containsEntry("name", name);
    }

    @Test
    void json_asked_hasOnlyTheTopAndAscii() throws IOException {
        String text = json(full(), 3, true);
        assertThat(text.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
        Map<String, Object> first =
                object(array(JSON.std.mapFrom(text), "pipelines").get(0));
        assertThat(array(first, "threads")).hasSize(3);
        assertThat(first).containsEntry("threadCount", 32);
    }

    @Test
    void schema_everyField_isDocumented() throws IOException {
        String schema = Files.readString(Path.of("SCHEMA.md"));
        Set<String> names = new TreeSet<>();
        collect(parsed(full()), names);
        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(schema).contains("`" + name + "`"));
    }

    private static void collect(@Nullable Object value, Set<String> names) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, child) -> {
                names.add(String.valueOf(name));
                collect(child, names);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(child -> collect(child, names));
        }
    }
}
