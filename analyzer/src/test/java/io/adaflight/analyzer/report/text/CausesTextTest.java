package io.adaflight.analyzer.report.text;

import static io.adaflight.analyzer.report.SampleCauses.attribute;
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
import io.adaflight.analyzer.analysis.causes.Evidence;
import io.adaflight.analyzer.analysis.causes.MissingEvidence;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.report.SampleReports;
import io.adaflight.analyzer.wording.CauseSentence;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    void sentence_ofALock_namesItsOwner() {
        assertThat(CauseSentence.of(lock(), 1_200_000))
                .isEqualTo(
                        "71 % of the 1,200,000 lost events were lost while the drain thread waited for the lock held by"
                                + " audit-flush; over the whole run it waited there 3 % of the time.");
    }

    @ParameterizedTest
    @CsvSource({
        "LOCK, OWNER, the lock held by x;",
        "LOCK, CLASS, the lock of a x;",
        "LOCK, THREAD, waited for locks;",
        "SAFEPOINT, OPERATION, at a safepoint for x;",
        "PARK, CLASS, parked on x;",
        "FILE_IO, PATH, the file x;",
        "FILE_IO, THREAD, waited for files;",
        "SOCKET_IO, ADDRESS, the peer x;",
        "SOCKET_IO, THREAD, waited for sockets;"
    })
    void sentence_names_whatMostOfTheTimeWentTo(Cause cause, Evidence.Key key, String part) {
        assertThat(CauseSentence.of(share(cause, 0.5, 0.1, evidence(10, 1, attribute(key, "x"))), 10))
                .contains(part);
        CauseShare spread = share(
                cause,
                0.5,
                0.1,
                evidence(4, 1, attribute(key, "x")),
                evidence(3, 1, attribute(key, "y")),
                evidence(3, 1, attribute(key, "z")));
        assertThat(CauseSentence.of(spread, 10)).doesNotContain(" x");
        assertThat(CauseSentence.of(share(cause, 0.5, 0.1, evidence(10, 1, attribute(key, ""))), 10))
                .doesNotContain("  ");
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void text_anyCause_isOneSentenceWithItsBaseline(Cause cause) throws IOException {
        String text = text(report(share(cause, 1, 0.25)));
        assertThat(text)
                .contains("  WHY\n")
                .contains(cause + ": 100 % of the 1,200,000 lost events")
                .contains("confidence 0.81");
        assertThat(text.contains("25 % of the time")).isEqualTo(cause != Cause.UNEXPLAINED);
    }

    @Test
    void text_evidence_isListedWithAllThatIsKnown() throws IOException {
        String text = text(report(lock()));
        assertThat(text)
                .contains("Lift 20.0, confidence 0.81.")
                .contains(
                        "held by audit-flush, which was in a OWNER_WAS, class a CLASS, file a PATH, peer a ADDRESS, 4 KiB")
                .contains("12 times, 2 s in all, the longest 1 s at +1 s");
        assertThat(text(report(share(Cause.SLOW_SINK, 1, 0, evidence(0, 5, attribute(Evidence.Key.FRAMES, "a < b"))))))
                .contains("- at a < b: 5 samples")
                .contains("No baseline");
        assertThat(text(report(
                        share(Cause.SLOW_SINK, 1, 0, evidence(0, 1, attribute(Evidence.Key.FIGURE, "so much"))))))
                .contains("- so much\n");
    }

    @Test
    void text_smallCauses_areLeftOutUnlessTheyAreTheMainOne() throws IOException {
        assertThat(text(report(lock(), share(Cause.SLEEP, 0.005, 0.1)))).doesNotContain("SLEEP:");
        assertThat(text(CauseReport.NONE)).isEmpty();
    }

    @Test
    void text_missingEvidence_saysWhichSettingWouldHaveShownIt() throws IOException {
        assertThat(text(report(lock())))
                .contains("not seen: SLEEP, since jdk.ThreadSleep is off; record with jdk.ThreadSleep#enabled=true");
        CauseReport many = new CauseReport(
                1,
                1,
                List.of(lock()),
                List.of(),
                List.of(),
                Collections.nCopies(7, new MissingEvidence(Cause.PARK, "s", "r")));
        assertThat(text(many)).contains("not seen: 2 more settings");
    }

    @Test
    void text_namesFromTheRecording_areEscaped() throws IOException {
        String text = text(report(
                share(Cause.LOCK, 1, 0.1, evidence(10, 1, attribute(Evidence.Key.OWNER, "evil\u001b[31m\u202e")))));
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
