package io.adaflight.analyzer.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.adaflight.analyzer.analysis.fleet.FleetReport;
import io.adaflight.analyzer.report.json.FleetJson;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a fleet as text; {@link FleetPageIT} looks at it in a browser. */
class FleetPageTest {
    @TempDir
    Path folder;

    private static String html(FleetReport report, int top, @Nullable Path file) throws IOException {
        StringWriter writer = new StringWriter();
        new FleetPage(top, file).render(report, writer);
        return writer.toString();
    }

    private static String data(String page) {
        String begin = "<script type=\"application/json\" id=\"report\">";
        int from = page.indexOf(begin) + begin.length();
        return page.substring(from, page.indexOf("</script>", from));
    }

    private static List<?> recordings(String page) throws IOException {
        return (List<?>) Objects.requireNonNull(JSON.std.mapFrom(data(page)).get("recordings"));
    }

    @Test
    void page_data_isTheFleetInJson() throws IOException {
        StringWriter json = new StringWriter();
        new FleetJson(2, false).render(SampleFleet.ordinary(3), json);
        assertThat(JSON.std.mapFrom(data(html(SampleFleet.ordinary(3), 2, null))))
                .isEqualTo(JSON.std.mapFrom(json.toString()));
    }

    @Test
    void page_hostileText_staysInItsElement() throws IOException {
        String page = html(SampleFleet.hostile(), 10, null);
        assertThat(data(page)).doesNotContain("<", ">", "&", "\u2028");
        assertThat(page.split("<script", -1)).hasSize(3);
        assertThat(page.chars()).allMatch(c -> c == '\n' || c == '\t' || (c >= ' ' && c < 127));
    }

    @Test
    void page_policy_allowsItsScriptAndNothingElse() throws IOException {
        String page = html(SampleFleet.hostile(), 10, null);
        assertThat(page).contains("default-src 'none'").doesNotContain("unsafe-inline", "unsafe-eval", "{{");
        Matcher scripts =
                Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(page);
        assertThat(scripts.results().map(found -> PageParts.hash(found.group(1))))
                .hasSize(1)
                .allMatch(page::contains);
    }

    @Test
    void link_isThereWhenThePageIsBesideAndNotThisOne() throws IOException {
        FleetReport report = SampleFleet.of(
                List.of(
                        SampleFleet.row("/in/a.jfr", "1", "h", 4),
                        SampleFleet.row("b.jfr.gz", "1", "h", 0),
                        SampleFleet.row("c.jfr", "1", "h", 0),
                        SampleFleet.row("fleet.jfr", "1", "h", 0),
                        SampleFleet.row("/", "1", "h", 0),
                        SampleFleet.row("none.jfr", "1", "h", 0)),
                List.of());
        for (String page : List.of("a.html", "b.html", "c.jfr.html", "fleet.html")) {
            Files.writeString(folder.resolve(page), "");
        }
        List<?> rows = recordings(html(report, 10, folder.resolve("fleet.html")));
        assertThat(rows.stream().map(row -> String.valueOf(((Map<?, ?>) row).get("page"))))
                .containsExactly("a.html", "b.html", "c.jfr.html", "null", "null", "null");
    }

    @Test
    void process_thatIsUnknown_isNull() throws IOException {
        Map<?, ?> row =
                (Map<?, ?>) recordings(html(SampleFleet.hostile(), 10, null)).get(1);
        Map<?, ?> process = (Map<?, ?>) Objects.requireNonNull(row.get("process"));
        assertThat(process).hasSize(8);
        assertThat(process.values()).containsOnlyNulls();
    }
}
