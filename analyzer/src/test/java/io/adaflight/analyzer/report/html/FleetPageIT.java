package io.adaflight.analyzer.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.analysis.fleet.FleetReport;
import io.adaflight.analyzer.report.text.FleetText;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of a fleet in a real browser. */
class FleetPageIT extends PageInBrowser {
    private static Chromium open(FleetReport report, int top) throws Exception {
        Path file = Files.createTempFile(folder, "fleet", ".html");
        try (Writer writer = Files.newBufferedWriter(file)) {
            new FleetPage(top, file).render(report, writer);
        }
        return open(file);
    }

    private static List<Object> column(Chromium browser, String section, int column) throws Exception {
        return browser.list("[...document.querySelectorAll('#" + section + " tbody tr')].map(row => row.children["
                + column + "].textContent)");
    }

    @Test
    void figures_inTheTables_areThoseOfTheFleet() throws Exception {
        FleetReport report = SampleFleet.ordinary(4);
        Chromium browser = open(report, 100);
        assertThat(browser.evaluate("document.querySelector('.verdict bdi').textContent"))
                .isEqualTo(FleetText.sentence(report));
        assertThat(browser.list("[...document.querySelectorAll('.tile strong')].map(tile => tile.textContent)"))
                .startsWith("12", "120,000", "3,200");
        assertThat(column(browser, "causes", 0)).containsExactly("SLEEP", "GC_PAUSE");
        assertThat(column(browser, "causes", 1)).containsExactly("2,400", "800");
        assertThat(column(browser, "groups", 0)).containsExactly("2.1.0", "2.0.0", "2.2.0");
        assertThat(column(browser, "groups", 3)).containsExactly("3,200", "0", "0");
        assertThat(column(browser, "recordings", 0)).hasSize(12).startsWith("node-2.1.0-0.jfr");
        assertThat(browser.evaluate("document.querySelectorAll('#recordings svg path').length"))
                .isEqualTo(4);
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void groups_byAnyIdentity_narrowTheRecordings() throws Exception {
        Chromium browser = open(SampleFleet.ordinary(4), 100);
        browser.evaluate("document.querySelectorAll('#groups .jump')[1].click()");
        assertThat(column(browser, "recordings", 0))
                .hasSize(4)
                .allMatch(name -> name.toString().startsWith("node-2.0.0"));
        assertThat(browser.evaluate("document.querySelector('.chosen').textContent"))
                .isEqualTo("4 of 12 recordings: application version 2.0.0 Show all");
        browser.evaluate("document.querySelector('.chosen button').click()");
        assertThat(column(browser, "recordings", 0)).hasSize(12);
        for (Object identity :
                browser.list("[...document.querySelectorAll('#identity option')].map(each => each.value)")) {
            browser.evaluate("(() => { const choice = document.getElementById('identity'); choice.value = '" + identity
                    + "'; choice.dispatchEvent(new Event('change')); })()");
            assertThat(column(browser, "groups", 0)).as("%s", identity).isNotEmpty();
        }
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void recording_withItsOwnPage_leadsThere() throws Exception {
        Path own = Files.writeString(folder.resolve("a b#1.html"), "<!DOCTYPE html><title>own</title>");
        FleetReport report = SampleFleet.of(List.of(SampleFleet.row("/in/a b#1.jfr", "1", "h", 4)), List.of());
        Chromium browser = open(report, 10);
        assertThat(browser.evaluate("document.querySelector('#recordings tbody a').href"))
                .isEqualTo(own.toUri().toString());
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void hostileText_isShownAndDoesNothing() throws Exception {
        Chromium browser = open(SampleFleet.hostile(), 10);
        assertThat(String.valueOf(browser.evaluate("document.body.innerText")))
                .contains("</script><script>alert(1)</script>")
                .doesNotContain("\u202e", "\u2028", "\u001b");
        assertThat(browser.evaluate("document.querySelectorAll('img').length")).isEqualTo(0);
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void recordings_beyondTheTop_areSaidToBeMissing() throws Exception {
        Chromium browser = open(SampleFleet.ordinary(4), 5);
        assertThat(column(browser, "recordings", 0)).hasSize(5);
        assertThat(String.valueOf(browser.evaluate("document.querySelector('main > .remark').textContent")))
                .startsWith("This page has the 5 recordings that lost most, of 12");
        Chromium calm = open(SampleFleet.of(List.of(SampleFleet.row("a.jfr", "", "", 0)), List.of()), 5);
        assertThat(calm.evaluate("document.querySelector('#causes') === null")).isEqualTo(true);
        assertThat(column(calm, "groups", 0)).containsExactly("2023-11-14");
        assertThat(calm.problems()).isEmpty();
    }
}
