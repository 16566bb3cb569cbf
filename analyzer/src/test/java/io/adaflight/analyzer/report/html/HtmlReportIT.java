package io.adaflight.analyzer.report.html;

import static io.adaflight.analyzer.report.SampleReports.pipeline;
import static io.adaflight.analyzer.report.SampleReports.report;
import static io.adaflight.analyzer.report.SampleReports.setUp;
import static io.adaflight.analyzer.report.SampleReports.threads;
import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.analysis.causes.CauseReport;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.recording.event.PressureCounter;
import io.adaflight.analyzer.recording.event.SwapTimes;
import io.adaflight.analyzer.report.SampleReports;
import io.adaflight.analyzer.wording.CauseSentence;
import io.adaflight.analyzer.wording.Figures;
import io.adaflight.analyzer.wording.VerdictSentence;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The page in a real browser. */
class HtmlReportIT extends PageInBrowser {
    private static Chromium open(Report report) throws Exception {
        Path file = Files.createTempFile(folder, "report", ".html");
        try (Writer writer = Files.newBufferedWriter(file)) {
            new HtmlReport(Integer.MAX_VALUE).render(report, writer);
        }
        return open(file);
    }

    private static Report ordinary(int threads) {
        return report(
                List.of(pipeline("orders", 0, true, setUp(4, "OLDEST", 5), threads(threads, "worker-"))),
                1,
                false,
                List.of());
    }

    private static List<List<Object>> rows(Chromium browser, String section) throws Exception {
        List<Object> rows = browser.list("[...document.querySelectorAll('#" + section
                + " tbody tr')].map(row => [...row.children].map(cell => cell.textContent))");
        return rows.stream()
                .map(row -> (List<Object>) new ArrayList<Object>((List<?>) row))
                .toList();
    }

    @Test
    void numbers_inTheTables_areThoseOfTheReport() throws Exception {
        Report report = ordinary(60);
        Chromium browser = open(report);
        PipelineReport pipeline = report.pipelines().get(0);

        List<List<Object>> expected = new ArrayList<>();
        for (ThreadReport thread : pipeline.threads()) {
            expected.add(List.of(
                    thread.name() + (thread.terminated() ? " (ended)" : ""),
                    Figures.count(thread.counts().written()),
                    Figures.count(thread.counts().dropped()),
                    Figures.percent(thread.counts().lossRatio()),
                    Figures.percent(thread.shareOfLoss()),
                    Figures.bytes(thread.counts().bytesWritten()),
                    Figures.shortCount(thread.eventsPerSecond()),
                    Figures.shortCount(thread.peakEventRate()),
                    Figures.nanos(thread.blockedNanos()),
                    Figures.count(thread.blockedWrites()),
                    Figures.nanos(thread.states().pressureNanos()),
                    Figures.nanos(thread.states().droppingNanos()),
                    Figures.nanos(thread.states().recoveryNanos()),
                    Figures.count(thread.pressure().get(PressureCounter.POOL_EXHAUSTIONS)),
                    Figures.count(thread.swaps().count()),
                    thread.state()));
        }
        assertThat(rows(browser, "threads")).isEqualTo(expected);
        SwapTimes all = Objects.requireNonNull(pipeline.swaps().sinceStart());
        assertThat(rows(browser, "swaps").get(0))
                .containsExactly(
                        "(all threads)",
                        Figures.count(pipeline.swaps().count()),
                        Figures.nanos(all.averageNanos()),
                        Figures.nanos(all.p50Nanos()),
                        Figures.nanos(all.p90Nanos()),
                        Figures.nanos(all.p99Nanos()),
                        Figures.nanos(all.p999Nanos()),
                        Figures.nanos(all.maximumNanos()));
        assertThat(rows(browser, "episodes").get(2))
                .containsExactly("worker-1", "+3 s", "2 s", "DROPPING", "~500", "?", "open");
        assertThat(String.valueOf(browser.evaluate("document.querySelector('.verdict bdi').textContent")))
                .isEqualTo(VerdictSentence.of(report.verdict()));
        assertThat(browser.list("[...document.querySelectorAll('.tile strong')].map(tile => tile.textContent)"))
                .containsExactly(
                        Figures.count(pipeline.counts().offered()),
                        Figures.count(pipeline.counts().written()),
                        Figures.count(pipeline.counts().dropped()),
                        Figures.perSecond(pipeline.gauges().eventsPerSecond()));
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void flameGraph_ofTheLooks_isAsWideAsTheyAreMany() throws Exception {
        Chromium browser = open(ordinary(3));
        List<Object> shares = browser.list("(() => {"
                + "const whole = document.querySelector('.flame > .calls').getBoundingClientRect().width;"
                + "return [...document.querySelectorAll('.flame bdi')].map(call => call.textContent + ' '"
                + " + Math.round(61 * call.getBoundingClientRect().width / whole)); })()");
        assertThat(shares).containsExactly("Drain.run 61", "Sink.write 61", "Object.wait 40", "Sink.format 20");
        assertThat(browser.list("[...document.querySelectorAll('.flame .of')].map(call => call.title)"))
                .containsExactly(
                        "io.x.Sink.write: 61 of 61 looks, 100 %, SLOW_SINK",
                        "java.lang.Object.wait: 40 of 61 looks, 65.6 %, LOCK",
                        "io.x.Sink.format: 20 of 61 looks, 32.8 %, SLOW_SINK");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void hostileText_inThePage_isShownAndDoesNothing() throws Exception {
        Chromium browser = open(HtmlReportTest.hostile());
        String shown = String.valueOf(browser.evaluate("document.body.innerText"));
        assertThat(shown)
                .contains("</script><script>alert(1)</script>", "\\u0000\\u001b[31m\\u202e\\u2028x")
                .doesNotContain("\u202e", "\u2028", "\u001b");
        assertThat(browser.evaluate("document.querySelectorAll('img').length")).isEqualTo(0);
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void causes_andFindings_leadToTheirPlaceOnTheTimeLine() throws Exception {
        Report report = ordinary(3);
        Chromium browser = open(report);
        PipelineReport pipeline = report.pipelines().get(0);
        CauseReport causes = pipeline.causes();
        assertThat(browser.list("[...document.querySelectorAll('.causes > li > bdi')].map(each => each.textContent)"))
                .containsExactly(
                        CauseSentence.of(causes.shares().get(0), causes),
                        CauseSentence.of(causes.shares().get(1), causes));
        assertThat(String.valueOf(browser.evaluate("document.querySelector('.causes ul').textContent")))
                .contains("held by audit-flush", "a PATH", "4 KiB", ": 12 times, 2 s in total, the longest 1 s at +1 s")
                .doesNotContain(" < ");
        assertThat(String.valueOf(browser.evaluate("document.querySelector('#causes').textContent")))
                .contains("not seen: jdk.ThreadSleep is off; record with jdk.ThreadSleep#enabled=true")
                .contains("waiting for a lock0 ns1.05 ms");
        browser.evaluate("document.querySelector('.causes .jump').click()");
        assertThat(browser.evaluate("document.querySelector('.readout').textContent"))
                .isEqualTo("+0 ns to +4 s");
        assertThat(rows(browser, "findings")).hasSameSizeAs(pipeline.findings());
        assertThat(rows(browser, "findings").get(0))
                .startsWith(pipeline.findings().get(0).kind().name());
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void causes_showTheDrainsTimeAsBars() throws Exception {
        Chromium browser = open(ordinary(3));
        assertThat(browser.list(
                        "[...document.querySelectorAll('.time-bar')].map(bar => bar.getAttribute('aria-label'))"))
                .containsExactly(
                        "calm: computing 2 us, waiting for a CPU 100 ns",
                        "losing: waiting for a lock 1.05 ms, computing 9 us, waiting for a CPU 1 us");
        double calm = millis(browser, "document.querySelectorAll('.time-bar')[0].offsetWidth");
        double losing = millis(browser, "document.querySelectorAll('.time-bar')[1].offsetWidth");
        assertThat(calm).isGreaterThanOrEqualTo(1).isLessThan(losing / 20);
        assertThat(browser.list(
                        "[...document.querySelectorAll('.time-bar')[1].children].map(part => part.offsetWidth > 0)"))
                .startsWith(true);
        assertThat(browser.list("[...document.querySelectorAll('.drain-time dd strong')].map(all => all.textContent)"))
                .containsExactly("2.10 us", "1.06 ms");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void causes_showTheStacksAFrameALine() throws Exception {
        Chromium browser = open(ordinary(3));
        assertThat(browser.list("[...document.querySelectorAll('.frames figcaption')].map(each => each.textContent)"))
                .containsExactly("the drain thread", "the owner of the lock, audit-flush");
        assertThat(browser.list("[...document.querySelectorAll('.frames')[0].querySelectorAll('li')]"
                        + ".map(frame => frame.className + ' ' + frame.textContent)"))
                .containsExactly("jdk java.lang.Object.wait", "first io.x.Sink.write");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void causes_pressed_areMarkedOnTheTimeLine() throws Exception {
        Chromium browser = open(ordinary(3));
        String shown = "document.querySelector('.readout').textContent";
        String plot = "document.querySelector('[data-series=eventsDropped] canvas').toDataURL()";
        String pressed = "[...document.querySelectorAll('.cause')].map(each => each.getAttribute('aria-pressed'))";
        assertThat(browser.list("[...document.querySelectorAll('.cause')].map(each => each.disabled)"))
                .containsExactly(false, true);
        browser.evaluate("document.querySelector('.cause').click()");
        assertThat(browser.evaluate(shown)).isEqualTo("marked: 1 loss from +0 ns to +1 s");
        assertThat(browser.list(pressed)).containsExactly("true", "false");
        browser.settle();
        Object marked = browser.evaluate(plot);
        browser.evaluate("document.querySelector('.cause').click()");
        assertThat(browser.list(pressed)).containsExactly("false", "false");
        browser.settle();
        assertThat(browser.evaluate(plot)).isNotEqualTo(marked);
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void table_headersAndFilter_sortAndSelect() throws Exception {
        Chromium browser = open(ordinary(30));
        browser.evaluate("document.querySelectorAll('#threads thead button')[1].click()");
        browser.evaluate("document.querySelectorAll('#threads thead button')[1].click()");
        assertThat(rows(browser, "threads").get(0).get(0)).isEqualTo("worker-30");
        assertThat(browser.evaluate("document.querySelectorAll('#threads th')[1].getAttribute('aria-sort')"))
                .isEqualTo("ascending");
        browser.evaluate("document.querySelector('#threads input').focus()");
        for (String key : new String[] {"r", "-", "2"}) {
            browser.key(key);
        }
        assertThat(rows(browser, "threads"))
                .hasSize(11)
                .allMatch(row -> String.valueOf(row.get(0)).contains("r-2"));
        assertThat(browser.evaluate("document.querySelector('#threads .status').textContent"))
                .isEqualTo("11 of 30");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void zoom_byKeyMouseAndEpisode_isSharedByAll() throws Exception {
        Chromium browser = open(ordinary(3));
        assertThat(
                        browser.list(
                                "[...document.querySelectorAll('.strip canvas')].map(strip => strip.getAttribute('aria-label'))"))
                .containsExactly(
                        "causes: 1", "GC pauses: 1", "safepoints: 1", "blocked: 1", "slow swaps: 1", "episodes: 3");
        String range = "document.querySelector('.readout').textContent";
        assertThat(browser.evaluate(range)).isEqualTo("+0 ns to +60 s");
        browser.evaluate("document.querySelector('.stack').focus()");
        browser.key("+");
        assertThat(browser.evaluate(range)).isEqualTo("+15 s to +45 s");
        browser.key("ArrowRight");
        assertThat(browser.evaluate(range)).isEqualTo("+22.5 s to +52.5 s");
        browser.key("0");
        List<Object> box = browser.list(
                "(b => [b.left, b.top, b.width])(document.querySelector('[data-series=eventsDropped] .u-over').getBoundingClientRect())");
        double left = ((Number) box.get(0)).doubleValue();
        double top = ((Number) box.get(1)).doubleValue() + 20;
        double width = ((Number) box.get(2)).doubleValue();
        browser.mouse("mousePressed", left + width / 4, top);
        browser.mouse("mouseMoved", left + width / 3, top);
        browser.mouse("mouseMoved", left + width / 2, top);
        browser.mouse("mouseReleased", left + width / 2, top);
        browser.mouse("mouseMoved", 2, 2);
        browser.settle();
        assertThat(String.valueOf(browser.evaluate(range))).startsWith("+15").contains(" to +30");
        browser.evaluate("document.querySelector('#episodes .jump').click()");
        assertThat(browser.evaluate(range)).isEqualTo("+0 ns to +4 s");
        browser.evaluate("document.querySelector('.heat canvas[tabindex]').focus()");
        browser.key("ArrowDown");
        assertThat(String.valueOf(browser.evaluate(range)))
                .startsWith("worker-1 at +0 ns (2023-11-14 22:13:20.000Z): written 0/s");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void page_fiveHundredThreadsAndAnHour_isThere() throws Exception {
        Chromium browser = open(SampleReports.large(500, 36_000));
        assertThat(rows(browser, "threads")).hasSize(500);
        double loading = millis(browser, "performance.getEntriesByType('navigation')[0].loadEventEnd");
        /* Not how quick it is, which a busy machine decides, but that it is not quadratic. */
        assertThat(loading).isLessThan(30_000);
        double zooming = millis(
                browser,
                "(begin => { document.querySelector('.buttons button').click();"
                        + " return performance.now() - begin; })(performance.now())");
        assertThat(zooming).isLessThan(10_000);
        browser.resize(1280, 1900);
        keep(browser, "large", false);
        Files.writeString(
                kept("large.txt"),
                String.format(Locale.ROOT, "loaded in %.0f ms, zoomed in %.0f ms%n", loading, zooming));
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void page_eachTheme_isDrawn() throws Exception {
        Chromium browser = open(ordinary(12));
        byte[] light = keep(browser, "light", true);
        browser.show("screen", "dark");
        byte[] dark = keep(browser, "dark", true);
        assertThat(dark).isNotEqualTo(light);
        browser.evaluate("document.getElementById('theme').click()");
        browser.settle();
        assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        browser.resize(420, 900);
        keep(browser, "narrow", true);
        assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        browser.show("", "light");
        byte[] pdf = browser.print();
        Files.write(kept("print.pdf"), pdf);
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(browser.problems()).isEmpty();
    }

    private static double millis(Chromium browser, String expression) throws Exception {
        return ((Number) Objects.requireNonNull(browser.evaluate(expression))).doubleValue();
    }

    private static byte[] keep(Chromium browser, String name, boolean whole) throws Exception {
        byte[] picture = browser.screenshot(whole);
        Files.write(kept(name + ".png"), picture);
        return picture;
    }

    /* What stays in the build folder for people to look at. */
    private static Path kept(String name) throws IOException {
        return Files.createDirectories(Path.of("target", "html-report")).resolve(name);
    }
}
