package io.adaflight.analyzer.report.html;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.fleet.FleetReport;
import io.adaflight.analyzer.analysis.fleet.FleetRow;
import io.adaflight.analyzer.analysis.result.ProcessIdentity;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.analysis.result.Verdict;
import io.adaflight.analyzer.recording.RecordingInfo;
import io.adaflight.analyzer.recording.event.DrainCounts;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.report.SampleReports;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A fleet in which version 2.1.0 loses events. */
final class SampleFleet {
    private static final long START = SampleReports.START;
    private static final long MINUTE = 60 * SampleReports.SECOND;

    private SampleFleet() {}

    static FleetRow row(String name, String version, String host, long lost) {
        Map<Cause, Long> causes = lost == 0 ? Map.of() : Map.of(Cause.SLEEP, lost - lost / 4, Cause.GC_PAUSE, lost / 4);
        EventCounts counts = new EventCounts(10_000, lost, lost, 0, 0, 1_000_000, lost * 100);
        List<Long> overTime = new ArrayList<>();
        for (int span = 0; lost > 0 && span < FleetRow.SPANS; span++) {
            overTime.add(span < 2 ? lost / 2 : 0);
        }
        return new FleetRow(
                new RecordingInfo(name, START, START + MINUTE, 1, 2, 300_000),
                version.isEmpty()
                        ? ProcessIdentity.UNKNOWN
                        : new ProcessIdentity(START, 42, host, "orders", version, "orders.jar", "17.0.15+6"),
                new TimeWindow(START, START + MINUTE, false),
                2,
                new Verdict(
                        counts.offered(),
                        lost,
                        counts.lossRatio(),
                        false,
                        null,
                        0,
                        lost > 0 ? "orders" : null,
                        counts.lossRatio(),
                        0,
                        lost > 0 ? Cause.SLEEP : null,
                        lost > 0 ? 0.75 : 0),
                counts,
                new DrainCounts(10_000 - lost, 0, 0),
                true,
                1,
                0,
                causes,
                overTime);
    }

    /** A fleet of these, in their order. */
    static FleetReport of(List<FleetRow> rows, List<Warning> warnings) {
        EventCounts counts = rows.stream().map(FleetRow::counts).reduce(EventCounts.NONE, EventCounts::plus);
        long lost = counts.dropped();
        return new FleetReport(
                rows,
                counts,
                new DrainCounts(counts.written() - lost, 0, 0),
                false,
                lost > 0 ? Cause.SLEEP : null,
                lost > 0 ? 0.75 : 0,
                lost > 0 ? Map.of(Cause.SLEEP, lost - lost / 4, Cause.GC_PAUSE, lost / 4) : Map.of(),
                warnings);
    }

    /** So many recordings of each of three versions. */
    static FleetReport ordinary(int each) {
        List<FleetRow> rows = new ArrayList<>();
        for (String version : List.of("2.1.0", "2.0.0", "2.2.0")) {
            for (int index = 0; index < each; index++) {
                String host = "node-" + version + "-" + index;
                rows.add(row("/fleet/" + host + ".jfr", version, host, version.equals("2.1.0") ? 800 : 0));
            }
        }
        return of(rows, List.of());
    }

    /** Every text is hostile; the name is one that a file can have. */
    static FleetReport hostile() {
        String text = HtmlReportTest.HOSTILE;
        return of(
                List.of(row(text.replace("\u0000", ""), text, text, 400), row("plain.jfr", "", "", 0)),
                List.of(SampleReports.warning(text, text, text)));
    }
}
