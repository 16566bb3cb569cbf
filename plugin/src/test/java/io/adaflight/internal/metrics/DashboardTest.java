package io.adaflight.internal.metrics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.adaflight.layout.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dashboard asks for metrics and labels that the endpoint has. */
class DashboardTest {
    private static final Pattern NAME = Pattern.compile("adaflight_\\w+");
    private static final Pattern LABELS = Pattern.compile("(?:by \\(|[{,])(\\w+)(?:\\)|=)|\\{\\{(\\w+)}}");
    private static final Set<String> OURS = Set.of("pipeline", "thread", "thread_id", "quantile");
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    private static Map<String, Object> dashboard() throws IOException {
        try (InputStream in = DashboardTest.class.getResourceAsStream("/META-INF/adaflight/grafana-dashboard.json")) {
            return JSON.std.mapFrom(in);
        }
    }

    /** All texts under some keys, wherever they are. */
    private static List<String> texts(Object value, Set<String> keys) {
        List<String> texts = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> {
                if (each instanceof String text && keys.contains(String.valueOf(key))) {
                    texts.add(text);
                }
                texts.addAll(texts(each, keys));
            });
        } else if (value instanceof Collection<?> all) {
            all.forEach(each -> texts.addAll(texts(each, keys)));
        }
        return texts;
    }

    @Test
    void queries_metrics_areThoseOfTheEndpoint() throws IOException {
        Set<String> samples = Stream.of(Metric.values())
                .filter(Metric::isLive)
                .map(Metric::liveSample)
                .collect(Collectors.toSet());
        List<String> queries = texts(dashboard(), Set.of("expr", "query", "definition"));
        Set<String> named = new HashSet<>();
        for (String query : queries) {
            NAME.matcher(query).results().map(MatchResult::group).forEach(named::add);
        }
        assertThat(named).hasSizeGreaterThan(12).isSubsetOf(samples);
        assertThat(texts(dashboard(), Set.of("expr")))
                .hasSize(15)
                .allMatch(query -> NAME.matcher(query).find());
    }

    @Test
    void queries_labels_areThoseOfTheEndpoint() throws IOException {
        Set<String> named = new HashSet<>();
        for (String text : texts(dashboard(), Set.of("expr", "legendFormat"))) {
            LABELS.matcher(text)
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .forEach(named::add);
        }
        named.removeAll(OF_PROMETHEUS);
        assertThat(named).isNotEmpty().isSubsetOf(OURS);
    }

    private static int number(Map<?, ?> place, String key) {
        return (Integer) requireNonNull(place.get(key));
    }

    @Test
    void panels_places_doNotOverlap() throws IOException {
        Set<String> taken = new HashSet<>();
        for (Object panel : (Collection<?>) requireNonNull(dashboard().get("panels"))) {
            Map<?, ?> place = (Map<?, ?>) requireNonNull(((Map<?, ?>) panel).get("gridPos"));
            int left = number(place, "x");
            int top = number(place, "y");
            for (int x = left; x < left + number(place, "w"); x++) {
                for (int y = top; y < top + number(place, "h"); y++) {
                    assertThat(x).isLessThan(24);
                    assertThat(taken.add(x + ":" + y))
                            .as("%s at %s, %s", panel, x, y)
                            .isTrue();
                }
            }
        }
    }
}
