package io.adaflight.internal.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.PipelineMXBean;
import io.adaflight.layout.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rule files for other people's JMX readers name attributes that exist. */
class RuleFilesTest {
    private static final Set<String> ATTRIBUTES = Stream.of(PipelineMXBean.class.getMethods())
            .map(method -> method.getName().substring("get".length()))
            .collect(Collectors.toSet());

    private static String file(String name) throws IOException {
        try (InputStream in = RuleFilesTest.class.getResourceAsStream("/META-INF/adaflight/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    void jmxExporter_attributes_exist() throws IOException {
        assertThat(found(file("jmx-exporter.yml"), "><>(\\w+): \\(\\.\\+\\)'$"))
                .hasSize(18)
                .doesNotHaveDuplicates()
                .isSubsetOf(ATTRIBUTES);
    }

    @Test
    void jmxExporter_metrics_areThoseOfTheEndpoint() throws IOException {
        Set<String> samples = Stream.of(Metric.values())
                .filter(Metric::isLive)
                .map(Metric::liveSample)
                .collect(Collectors.toSet());
        assertThat(found(file("jmx-exporter.yml"), "^    name: (\\w+)$"))
                .hasSize(18)
                .doesNotHaveDuplicates()
                .isSubsetOf(samples);
    }

    /** What the exporter matches a pattern with: domain, properties, keys of a composite, attribute and value. */
    @Test
    void jmxExporter_patterns_takeThePipelinesName() throws IOException {
        for (String pattern : found(file("jmx-exporter.yml"), "^  - pattern: '(.+)'$")) {
            String attribute = found(pattern, "><>(\\w+)").get(0);
            for (String bean : List.of("name=orders", "name=\"orders\"", "name=orders, copy=2")) {
                Matcher matcher = Pattern.compile(pattern)
                        .matcher("io.adaflight<type=Pipeline, " + bean + "><>" + attribute + ": 17");
                assertThat(matcher.matches()).as("%s matches %s", pattern, bean).isTrue();
                assertThat(matcher.group(1)).isEqualTo("orders");
            }
        }
    }

    @Test
    void openTelemetry_attributes_exist() throws IOException {
        String text = file("opentelemetry-jmx.yml");
        List<MatchResult> rules = Pattern.compile(
                        "^      (\\w+):\\R        metric: (adaflight[a-z.]+)\\R", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .toList();
        assertThat(rules).hasSize(18);
        assertThat(rules.stream().map(rule -> rule.group(1)))
                .doesNotHaveDuplicates()
                .isSubsetOf(ATTRIBUTES);
        assertThat(rules.stream().map(rule -> rule.group(2))).doesNotHaveDuplicates();
    }
}
