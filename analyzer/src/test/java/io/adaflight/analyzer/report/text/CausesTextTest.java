package io.adaflight.analyzer.report.text;

import static io.adaflight.analyzer.report.SampleCauses.attribute;
import static io.adaflight.analyzer.report.SampleCauses.drainTime;
import static io.adaflight.analyzer.report.SampleCauses.evidence;
import static io.adaflight.analyzer.report.SampleCauses.finding;
import static io.adaflight.analyzer.report.SampleCauses.lock;
import static io.adaflight.analyzer.report.SampleCauses.report;
import static io.adaflight.analyzer.report.SampleCauses.share;
import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.analysis.anomalies.Finding;
import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.CauseReport;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.causes.DrainTime;
import io.adaflight.analyzer.analysis.causes.Evidence;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.report.SampleReports;
import io.adaflight.analyzer.wording.CauseAdvice;
import io.adaflight.analyzer.wording.CauseSentence;
import io.adaflight.analyzer.wording.DrainTimeTable;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CausesTextTest {
    private static final TimeWindow WINDOW =
            new TimeWindow(SampleReports.START, SampleReports.START + 60_000_000_000L, false);

    private static String text(CauseReport causes) throws IOException {
        StringWriter writer = new StringWriter();
        new CausesText(page(writer), causes, WINDOW).print();
        return writer.toString();
    }

    private static String text(List<Finding> findings) throws IOException {
        StringWriter writer = new StringWriter();
        new FindingsText(page(writer), findings, WINDOW).print();
        return writer.toString();
    }

    private static TextPage page(StringWriter writer) {
        return new TextPage(writer, new TextStyle(200, false, StandardCharsets.UTF_8));
    }

    @Test
    void sentence_saysWhatHappenedWhereAndWhatAnEventCost() {
        assertThat(CauseSentence.of(lock(), report(lock())))
                .isEqualTo("71 % of the loss: the drain thread waited for a lock held by audit-flush in Sink.write;"
                        + " it spent 1.06 ms per event instead of 2.10 us.");
        CauseShare sleep = share(
                Cause.SLEEP,
                0.92,
                evidence(
                        0,
                        59,
                        attribute(Evidence.Key.FRAMES, "java.lang.Thread.sleep < io.x.SlowableSink.write(S.java:3)")));
        assertThat(CauseSentence.of(sleep, report(sleep)))
                .isEqualTo("92 % of the loss: the drain thread slept in SlowableSink.write;"
                        + " it spent 1.06 ms per event instead of 2.10 us.");
    }

    @Test
    void sentence_ofAnOverloadFromTheStart_saysCapacityAgainstOffered() {
        CauseShare sleep = new CauseShare(Cause.SLEEP, 1, 10, true, 0.9, List.of());
        assertThat(CauseSentence.of(sleep, report(sleep)))
                .isEqualTo("100 % of the loss: the drain thread slept; it spent 1.06 ms per event, so it can take 943/s"
                        + ", and 120k/s were offered.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "900; than the drain can take: 1.20k/s offered, usually 300/s, and it can take 900/s.",
                "5000; at once than there was room for: 1.20k/s offered, usually 300/s, and the drain can take 5k/s.",
                "0; than the drain can take."
            })
    void sentence_ofABurst_saysWhetherTheDrainKeptUpOnAverage(double capacity, String end) {
        CauseShare burst = share(Cause.PRODUCER_BURST, 1);
        DrainTime.ServiceTime service = drainTime().losing();
        DrainTime time = new DrainTime(service, service, 300, 1200, capacity, capacity, true, true);
        CauseReport report = new CauseReport(1, 1, List.of(burst), time, List.of(), List.of(), List.of(), List.of());
        assertThat(CauseSentence.of(burst, report)).isEqualTo("100 % of the loss: more events arrived " + end);
    }

    @Test
    void sentence_ofADrainThatTookNothing_saysSo() {
        DrainTime time = drainTime();
        DrainTime.ServiceTime none =
                new DrainTime.ServiceTime(0, 1e9, time.losing().parts(), 9);
        CauseShare sleep = share(Cause.SLEEP, 1);
        for (DrainTime.ServiceTime calm : Arrays.asList(time.calm(), null)) {
            CauseReport report = new CauseReport(
                    1,
                    1,
                    List.of(sleep),
                    new DrainTime(calm, none, 1, 1, 1, 0, true, true),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
            assertThat(CauseSentence.of(sleep, report))
                    .endsWith(
                            calm == null
                                    ? "; it drained nothing."
                                    : "; it drained nothing; usually it spends 2.10 us per event.");
        }
    }

    @Test
    void sentence_ofACauseBesideTheMainOne_saysItsOwnPartOfAnEvent() {
        CauseShare computing = share(Cause.SLOW_SINK, 0.03);
        DrainTime time = drainTime();
        DrainTime uncalm = new DrainTime(null, time.losing(), 0, 1, 0, 1, true, true);
        DrainTime.ServiceTime none =
                new DrainTime.ServiceTime(0, 1e9, time.losing().parts(), 9);
        assertThat(second(computing, time)).endsWith("the drain thread computed; 9 us per event instead of 2 us.");
        assertThat(second(computing, uncalm)).endsWith("the drain thread computed; 9 us per event.");
        assertThat(second(computing, new DrainTime(time.calm(), none, 1, 1, 1, 0, true, true)))
                .endsWith("the drain thread computed.");
        assertThat(second(computing, null)).endsWith("the drain thread computed.");
        assertThat(second(share(Cause.PARK, 0.03), time)).endsWith("the drain thread was parked.");
        assertThat(second(share(Cause.UNEXPLAINED, 0.03), time)).endsWith("nothing in the recording shows why.");
    }

    private static String second(CauseShare share, @Nullable DrainTime time) {
        List<CauseShare> shares = List.of(share(Cause.SLEEP, 0.97), share);
        return CauseSentence.of(share, new CauseReport(1, 1, shares, time, List.of(), List.of(), List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "LOCK, OWNER, a lock held by x;",
        "LOCK, CLASS, the lock of a x;",
        "LOCK, THREAD, waited for a lock;",
        "SAFEPOINT, OPERATION, at a safepoint for x;",
        "PARK, CLASS, parked on x;",
        "FILE_IO, PATH, the file x;",
        "FILE_IO, THREAD, waited for a file;",
        "SOCKET_IO, ADDRESS, the peer x;",
        "SOCKET_IO, THREAD, waited for a socket;"
    })
    void sentence_names_whatMostOfTheTimeWentTo(Cause cause, Evidence.Key key, String part) {
        CauseShare one = share(cause, 0.5, evidence(10, 1, attribute(key, "x")));
        assertThat(CauseSentence.of(one, report(one))).contains(part);
        CauseShare spread = share(
                cause,
                0.5,
                evidence(4, 1, attribute(key, "x")),
                evidence(3, 1, attribute(key, "y")),
                evidence(3, 1, attribute(key, "z")));
        assertThat(CauseSentence.of(spread, report(spread))).doesNotContain(" x");
        CauseShare nameless = share(cause, 0.5, evidence(10, 1, attribute(key, "")));
        assertThat(CauseSentence.of(nameless, report(nameless))).doesNotContain("  ");
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void text_anyCause_isOneSentenceWithItsConfidenceAndAdvice(Cause cause) throws IOException {
        String text = text(report(share(cause, 1)));
        assertThat(text)
                .contains("  WHY\n")
                .contains(cause + ": 100 % of the loss: ")
                .contains("    " + CauseAdvice.of(cause) + "\n");
        assertThat(text.contains("Confidence 0.81")).isEqualTo(cause != Cause.UNEXPLAINED);
        assertThat(DrainTimeTable.name(cause)).isNotEmpty();
    }

    @Test
    void text_drainTime_isATableOfWhatAnEventCost() throws IOException {
        assertThat(text(report(lock())))
                .contains("where the drain's time went, per event      calm    losing   factor")
                .contains("waiting for a lock                          0 ns   1.05 ms")
                .contains("computing                                   2 us      9 us     4.5x")
                .contains("total                                    2.10 us   1.06 ms     505x");
        DrainTime time = drainTime();
        CauseReport without = new CauseReport(
                1,
                1,
                List.of(lock()),
                new DrainTime(null, time.losing(), 0, 1, 0, 1, true, true),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertThat(text(without)).contains("total                                          -   1.06 ms");
    }

    @Test
    void text_evidence_isListedWithAllThatIsKnown() throws IOException {
        String text = text(report(lock()));
        assertThat(text)
                .contains(
                        "held by audit-flush, which was in a OWNER_WAS, class a CLASS, file a PATH, peer a ADDRESS, 4 KiB")
                .contains("12 times, 2 s in total, the longest 1 s at +1 s");
        assertThat(text(report(share(Cause.SLOW_SINK, 1, evidence(0, 5, attribute(Evidence.Key.FRAMES, "a < b"))))))
                .contains("- in 5 of 61 samples, at a < ...\n");
        assertThat(text(report(share(Cause.GC_PAUSE, 1, evidence(0, 5))))).contains("- in 5 of 61 samples\n");
        Evidence figure = new Evidence(List.of(attribute(Evidence.Key.FIGURE, "so much")), 0, 1, 0, 1, 2);
        assertThat(text(report(share(Cause.SLOW_SINK, 1, figure)))).contains("- so much\n");
    }

    @Test
    void text_evidence_ofOtherThanTheMainCause_isTheFirst() throws IOException {
        Evidence one = evidence(2, 1, attribute(Evidence.Key.PATH, "one"));
        Evidence two = evidence(1, 1, attribute(Evidence.Key.PATH, "two"));
        assertThat(text(report(share(Cause.FILE_IO, 0.9, one, two)))).contains("file one", "file two");
        assertThat(text(report(lock(), share(Cause.FILE_IO, 0.1, one, two))))
                .contains("file one")
                .doesNotContain("file two");
    }

    @Test
    void text_stacks_areShort() throws IOException {
        Evidence seen = evidence(
                0,
                5,
                attribute(Evidence.Key.CLASS, "java.lang.Object"),
                attribute(
                        Evidence.Key.FRAMES,
                        "java.lang.Thread.sleep(Native Method) < io.x.Sink.write < io.x.Loop.run"));
        assertThat(text(report(share(Cause.SLEEP, 1, seen))))
                .contains("- in 5 of 61 samples, class j.l.Object, at j.l.Thread.sleep < i.x.Sink.write < ...\n");
    }

    @Test
    void text_smallCauses_areLeftOutUnlessTheyAreTheMainOne() throws IOException {
        assertThat(text(report(lock(), share(Cause.SLEEP, 0.005)))).doesNotContain("SLEEP:");
        assertThat(text(CauseReport.NONE)).isEmpty();
    }

    @Test
    void text_missingEvidence_saysWhichSettingWouldHaveShownIt() throws IOException {
        assertThat(text(report(lock())))
                .contains("not seen: jdk.ThreadSleep is off; record with jdk.ThreadSleep#enabled=true");
    }

    @Test
    void text_namesFromTheRecording_areEscaped() throws IOException {
        String text = text(report(
                share(Cause.LOCK, 1, evidence(10, 1, attribute(Evidence.Key.OWNER, "evil\u001b[31m\u202e")))));
        assertThat(text).doesNotContain("\u001b").doesNotContain("\u202e").contains("evil");
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_CHANGE, 'w wrote 2k/s; its usual rate is 500/s'",
        "RATE_OUTLIER, 'w wrote 2k/s; its peers wrote 500/s'",
        "STALLED_DRAIN, 'nothing was drained while events waited; the usual rate is 500/s'",
        "SKEWED_LOAD, 'w wrote '",
        "SLOWER_SWAPS, 'ring swaps took 2 us; at first they took 500 ns'"
    })
    void text_findings_sayWhenAndHowMuch(Finding.Kind kind, String said) throws IOException {
        assertThat(text(List.of(finding(kind, "w"))))
                .contains("  UNUSUAL\n  - +1 s for 2 s: ")
                .contains(said)
                .contains("(confidence 0.90)");
    }

    @Test
    void text_findings_manyAreCounted() throws IOException {
        assertThat(text(List.<Finding>of())).isEmpty();
        assertThat(text(new ArrayList<>(Collections.nCopies(13, finding(Finding.Kind.STALLED_DRAIN, "")))))
                .contains("  3 more\n");
    }
}
