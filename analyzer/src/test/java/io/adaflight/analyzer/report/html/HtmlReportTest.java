package io.adaflight.analyzer.report.html;

import static io.adaflight.analyzer.report.SampleReports.pipeline;
import static io.adaflight.analyzer.report.SampleReports.report;
import static io.adaflight.analyzer.report.SampleReports.setUp;
import static io.adaflight.analyzer.report.SampleReports.threads;
import static io.adaflight.analyzer.report.SampleReports.warning;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.report.json.JsonReport;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page as text; {@link HtmlReportIT} looks at it in a browser. */
class HtmlReportTest {
    static final String HOSTILE =
            "</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)> ]]> \"'&amp;\u0000\u001b[31m\u202e\u2028x";

    static Report hostile() {
        return report(
                List.of(pipeline(HOSTILE, 0, true, setUp(4, HOSTILE, 5), threads(3, HOSTILE))),
                1,
                false,
                List.of(warning(HOSTILE, HOSTILE, HOSTILE)));
    }

    private static String html(Report report) throws IOException {
        StringWriter writer = new StringWriter();
        new HtmlReport(Integer.MAX_VALUE).render(report, writer);
        return writer.toString();
    }

    private static String data(String page) {
        String begin = "<script type=\"application/json\" id=\"report\">";
        int from = page.indexOf(begin) + begin.length();
        return page.substring(from, page.indexOf("</script>", from));
    }

    @Test
    void page_data_isTheReportInJson() throws IOException {
        StringWriter json = new StringWriter();
        new JsonReport(Integer.MAX_VALUE, false).render(hostile(), json);
        assertThat(JSON.std.mapFrom(data(html(hostile())))).isEqualTo(JSON.std.mapFrom(json.toString()));
    }

    @Test
    void page_hostileText_staysInItsElement() throws IOException {
        String page = html(hostile());
        assertThat(data(page)).doesNotContain("<", ">", "&", "\u2028");
        assertThat(page.split("<script", -1)).hasSize(4);
        assertThat(page).doesNotContain("alert(1)</", "onerror=alert(2)>");
        assertThat(page.chars()).allMatch(c -> c == '\n' || c == '\t' || (c >= ' ' && c < 127));
    }

    @Test
    void page_policy_allowsWhatStandsInItAndNothingElse() throws IOException {
        String page = html(hostile());
        assertThat(page)
                .contains("default-src 'none'")
                .doesNotContain("unsafe-inline", "unsafe-eval", "http-equiv=\"refresh\"");
        Matcher scripts =
                Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(page);
        assertThat(scripts.results().map(found -> PageParts.hash(found.group(1))))
                .hasSize(2)
                .allMatch(page::contains);
        assertThat(page).contains("The MIT License", "Leon Sorokin").doesNotContain("{{");
    }
}
