package io.adaflight.analyzer.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.analysis.live.LiveReport;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.ThreadReport.Kind;
import io.adaflight.analyzer.report.SampleReports;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveTextTest {
    private static PipelineReport pipeline(String name, long lost) {
        return SampleReports.pipeline(
                name, 0, true, null, List.of(SampleReports.thread("t", 1, Kind.THREAD, 1000, lost)));
    }

    private static String picture(LiveText text, List<PipelineReport> pipelines, long countedNanos) throws IOException {
        StringWriter writer = new StringWriter();
        text.render(
                new LiveReport(SampleReports.report(pipelines, 1, false, List.of()), countedNanos, false),
                "pid 4711",
                writer);
        return writer.toString();
    }

    private static LiveText text() {
        return new LiveText(new TextStyle(120, false, StandardCharsets.UTF_8), 5);
    }

    @Test
    void picture_ofThePipelineThatLosesMost_saysWhereTheDrainsTimeWentAndWhatToDo() throws IOException {
        String all = picture(text(), List.of(pipeline("little", 10), pipeline("much", 500)), 0);
        String little = all.substring(all.indexOf("Pipeline little"), all.indexOf("Pipeline much"));
        String much = all.substring(all.indexOf("Pipeline much"));

        assertThat(little).contains("% of the loss: ").doesNotContain("where the drain's time went");
        assertThat(much)
                .contains("% of the loss: ", "Confidence ", "where the drain's time went, per event", "    - on ");
    }

    @Test
    void picture_afterAnother_hasTheRatesInBetween() throws IOException {
        LiveText text = text();
        assertThat(picture(text, List.of(pipeline("p", 10)), 0)).contains("now      - written, - lost");
        assertThat(picture(text, List.of(pipeline("p", 30)), 2_000_000_000L))
                .contains("now      0/s written, 10/s lost");
    }

    @Test
    void picture_ofThreadsThatEndedAmongOthers_hasNoRateOfThem() throws IOException {
        LiveText text = text();
        List<PipelineReport> ended = List.of(SampleReports.pipeline(
                "p", 0, true, null, List.of(SampleReports.thread("(others)", 0, Kind.OTHER, 1000, 10))));
        picture(text, List.of(pipeline("p", 10)), 0);
        assertThat(picture(text, ended, 2_000_000_000L)).containsPattern("\\(others\\) .* - +- ");
    }

    @Test
    void picture_withoutAPipeline_hasNone() throws IOException {
        assertThat(picture(text(), List.of(), 0)).contains("pid 4711").doesNotContain("Pipeline");
    }
}
