package io.adaflight.analyzer.jmc;

import static io.adaflight.analyzer.jmc.LoadedSample.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.report.json.JsonReport;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.common.util.TypedPreference;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.IRule;
import org.openjdk.jmc.flightrecorder.rules.RuleRegistry;
import org.openjdk.jmc.flightrecorder.rules.Severity;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;
import org.openjdk.jmc.flightrecorder.rules.report.html.JfrHtmlRulesReport;
import org.openjdk.jmc.flightrecorder.rules.util.RulesToolkit;

/** The rules as JDK Mission Control calls them. */
class RulesTest {
    @TempDir
    static Path folder;

    private static LoadedSample typical;
    private static Path foreign;

    @BeforeAll
    static void record() throws Exception {
        typical = LoadedSample.of(folder.resolve("typical.jfr"), sample -> sample.fillTypical("orders"));
        foreign = folder.resolve("foreign.jfr");
        try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
            recording.enable("jdk.CPULoad").withPeriod(Duration.ofMillis(10));
            recording.start();
            recording.stop();
            recording.dump(foreign);
        }
    }

    @Test
    void registry_onTheClassPath_findsAllRules() {
        assertThat(RuleRegistry.getRules().stream().map(IRule::getId).filter(id -> id.startsWith("adaflight.")))
                .containsExactlyInAnyOrderElementsOf(
                        RULES.stream().map(IRule::getId).toList());
        assertThat(RULES).allSatisfy(rule -> {
            assertThat(rule.getName()).startsWith("AdaFlight: ");
            assertThat(rule.getConfigurationAttributes()).isNotEmpty();
            assertThat(rule.getResults()).contains(TypedResult.SCORE);
        });
        assertThat(RULES.stream()
                        .flatMap(rule -> rule.getConfigurationAttributes().stream())
                        .map(TypedPreference::getIdentifier))
                .doesNotHaveDuplicates();
    }

    @Test
    void loadedRecording_reportsWhatTheCommandLineReports() throws Exception {
        Report expected = typical.readByTheCommandLine();
        Report actual = LoadedReports.of(typical.items()).orElseThrow();
        assertThat(actual.pipelines()).isEqualTo(expected.pipelines());
        assertThat(actual.verdict()).isEqualTo(expected.verdict());
        assertThat(actual.recordings().get(0).window())
                .isEqualTo(expected.recordings().get(0).window());
        assertThat(actual.warnings().stream().map(warning -> warning.text()))
                .containsExactlyElementsOf(expected.warnings().stream()
                        .map(warning -> warning.text())
                        .toList());
    }

    @Test
    void figures_agreeWithTheJsonToTheDigit() throws Exception {
        StringWriter text = new StringWriter();
        new JsonReport(Integer.MAX_VALUE, false).render(typical.readByTheCommandLine(), text);
        Map<String, Object> json = JSON.std.mapFrom(text.toString());
        Map<?, ?> verdict = (Map<?, ?>) Objects.requireNonNull(json.get("verdict"));
        IResult loss = typical.evaluate(new LossRule());
        assertThat(loss.getSummary()).isEqualTo(verdict.get("text") + ".");
        assertThat(number(loss, Results.OFFERED)).isEqualTo(verdict.get("eventsOffered"));
        assertThat(number(loss, Results.LOST)).isEqualTo(verdict.get("eventsLost"));
        assertThat(loss.getResult(Results.LOSS_RATIO).doubleValueIn(UnitLookup.PERCENT_UNITY))
                .isEqualTo(verdict.get("worstPipelineLossRatio"));
        assertThat(loss.getResult(Results.WORST_THREAD)).isEqualTo(verdict.get("worstThread"));
        assertThat(loss.getResult(Results.MAIN_CAUSE)).isEqualTo(verdict.get("mainCause"));
        Map<?, ?> pipeline = (Map<?, ?>) ((java.util.List<?>) Objects.requireNonNull(json.get("pipelines"))).get(0);
        IResult swaps = typical.evaluate(new SwapRule());
        Map<?, ?> times = (Map<?, ?>) Objects.requireNonNull(pipeline.get("swaps"));
        assertThat(nanos(swaps, Results.SWAP_P99)).isEqualTo(times.get("p99Nanos"));
        assertThat(nanos(swaps, Results.SWAP_MAXIMUM)).isEqualTo(times.get("maxNanos"));
        assertThat(number(typical.evaluate(new BackPressureRule()), Results.EPISODES))
                .isEqualTo(pipeline.get("episodeCount"));
    }

    private static int number(IResult result, TypedResult<IQuantity> value) {
        return (int) result.getResult(value).longValue();
    }

    private static int nanos(IResult result, TypedResult<IQuantity> value) {
        return (int) result.getResult(value).clampedLongValueIn(UnitLookup.NANOSECOND);
    }

    @Test
    void recordingWithoutOurEvents_everyRule_isIgnored() throws Exception {
        IItemCollection items = JfrLoaderToolkit.loadEvents(foreign.toFile());
        for (IRule rule : RULES) {
            IResult result = LoadedSample.evaluate(rule, items, IPreferenceValueProvider.DEFAULT_VALUES);
            assertThat(result.getSeverity()).isEqualTo(Severity.IGNORE);
            assertThat(result.getSummary()).isEqualTo("The recording has no AdaFlight events.");
        }
    }

    @Test
    void rulesTogether_analyseOnce() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        IItemCollection counted = (IItemCollection) Proxy.newProxyInstance(
                RulesTest.class.getClassLoader(),
                new Class<?>[] {IItemCollection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("iterator")) {
                        reads.incrementAndGet();
                    }
                    return switch (method.getName()) {
                        case "equals" -> proxy == arguments[0];
                        case "hashCode" -> System.identityHashCode(proxy);
                        default -> method.invoke(typical.items(), arguments);
                    };
                });
        var results =
                RulesToolkit.evaluateParallel(RULES, counted, IPreferenceValueProvider.DEFAULT_VALUES, RULES.size());
        for (var result : results.values()) {
            assertThat(result.get().getSeverity()).isNotIn(Severity.NA, Severity.IGNORE);
        }
        assertThat(results).hasSameSizeAs(RULES);
        assertThat(reads).hasValue(1);
    }

    @Test
    void brokenCollectionOrPreferences_noRuleThrows() throws Exception {
        IItemCollection broken = (IItemCollection) Proxy.newProxyInstance(
                RulesTest.class.getClassLoader(),
                new Class<?>[] {IItemCollection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("hashCode")) {
                        return 1;
                    }
                    throw new IllegalStateException("broken <b>");
                });
        IPreferenceValueProvider failing = new IPreferenceValueProvider() {
            @Override
            public <T> T getPreferenceValue(TypedPreference<T> preference) {
                throw new IllegalStateException("no preferences");
            }
        };
        for (IRule rule : RULES) {
            IResult unreadable = LoadedSample.evaluate(rule, broken, IPreferenceValueProvider.DEFAULT_VALUES);
            assertThat(unreadable.getSeverity()).isEqualTo(Severity.NA);
            assertThat(unreadable.getSummary()).contains("IllegalStateException: broken <b>");
            assertThat(LoadedSample.evaluate(rule, typical.items(), failing).getSeverity())
                    .isEqualTo(Severity.NA);
        }
    }

    @Test
    void hostileNames_inTexts_areNeitherMarkupNorPlaceholders() throws Exception {
        String hostile = "<script>alert('{adaflight.lost}')</script>\u202e\n";
        LoadedSample sample = LoadedSample.of(folder.resolve("hostile.jfr"), recording -> {
            recording.info("orders", 11, hostile);
            recording.thread("orders", 11, row -> {});
            recording.pipeline("orders", row -> {});
            recording.thread("orders", 11, row -> {
                row.written = 90;
                row.rejected = 10;
                row.droppingTime = 1_000_000;
            });
            recording.pipeline("orders", row -> {
                row.written = 90;
                row.rejected = 10;
            });
        });
        IResult loss = sample.evaluate(new LossRule());
        assertThat(loss.getResult(Results.WORST_THREAD)).isEqualTo(hostile);
        assertThat(loss.getSummary()).contains("<script>alert('(adaflight.lost)')</script>\ufffd\ufffd");
        assertThat(JfrHtmlRulesReport.createReport(sample.items()))
                .contains("&lt;script&gt;alert(")
                .doesNotContain("<script>alert(");
    }

    @Test
    void headlessReport_ofJdkMissionControl_showsTheVerdict() throws Exception {
        String html = JfrHtmlRulesReport.createReport(typical.file().toFile());
        assertThat(html)
                .contains(
                        "AdaFlight: Lost Events",
                        "2,005 events offered, 100 lost (4.99 %), 100 % of it by producer-2",
                        "Pipeline orders lost 100 events (4.99 %).",
                        "AdaFlight: Swap Pauses",
                        "AdaFlight: Incomplete Recording");
        assertThat(JfrHtmlRulesReport.createReport(foreign.toFile())).doesNotContain("events offered");
    }
}
