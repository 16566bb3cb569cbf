package io.adaflight.analyzer.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmc.common.item.Aggregators;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.PersistableItemFilter;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.KindOfQuantity;
import org.openjdk.jmc.common.unit.LinearKindOfQuantity;
import org.openjdk.jmc.common.util.StateToolkit;
import org.openjdk.jmc.common.util.StatefulState;
import org.openjdk.jmc.flightrecorder.rules.IRule;

/** Holds the pages against the recorded events, as the page of JDK Mission Control that shows them looks its settings up. */
class PagesTest {
    private static final String ITEM_PAGE = "org.openjdk.jmc.flightrecorder.ui.itemhandler";
    private static final String LANES_PAGE = "org.openjdk.jmc.flightrecorder.ui.threads";

    @TempDir
    static Path folder;

    private static IItemCollection items;
    private static List<StatefulState> pages;
    private static List<StatefulState> itemPages;

    @BeforeAll
    static void record() throws Exception {
        items = LoadedSample.of(
                        folder.resolve("typical.jfr"),
                        sample -> sample.fillTypical("orders").drained("orders", 13, row -> row.drained = 7))
                .items();
        pages = new ArrayList<>();
        collect(state("/pages.xml"), pages);
        itemPages = pages.stream()
                .filter(page -> ITEM_PAGE.equals(page.getAttribute("factory")))
                .toList();
    }

    private static StatefulState state(String resource) throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(PagesTest.class.getResourceAsStream(resource)), StandardCharsets.UTF_8)) {
            return StatefulState.create(to -> {
                try {
                    StateToolkit.saveXMLDocumentTo(reader, to);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private static void collect(StatefulState parent, List<StatefulState> found) {
        for (StatefulState page : parent.getChildren("page")) {
            found.add(page);
            collect(page, found);
        }
    }

    /* The page itself asks for them like this. */
    @SuppressWarnings("deprecation")
    private static Map<String, IAttribute<?>> attributes(StatefulState page) {
        Map<String, IAttribute<?>> attributes = new HashMap<>();
        items.apply(PersistableItemFilter.readFrom(page.getChild("state").getChild("pageFilter")))
                .forEach(iterable -> iterable.getType()
                        .getAttributes()
                        .forEach(attribute -> attributes.put(
                                attribute.getIdentifier() + ":"
                                        + attribute.getContentType().getIdentifier(),
                                attribute)));
        return attributes;
    }

    @Test
    void plugin_extensions_nameOurRulesAndPages() throws IOException {
        StatefulState plugin = state("/plugin.xml");
        List<String> points = new ArrayList<>();
        for (StatefulState extension : plugin.getChildren("extension")) {
            points.add(extension.getAttribute("point"));
        }
        assertThat(points)
                .containsExactly(
                        "org.openjdk.jmc.flightrecorder.rules.ruleProvider",
                        "org.openjdk.jmc.flightrecorder.ui.datapage");
        assertThat(plugin.getChildren("extension")[0].getChildren("ruleProvider"))
                .hasSize(1);
        assertThat(plugin.getChildren("extension")[1].getChild("pages").getAttribute("file"))
                .isEqualTo("pages.xml");
    }

    @Test
    void pages_eachId_isThereOnce() {
        assertThat(pages).hasSize(7);
        assertThat(itemPages).hasSize(6);
        assertThat(pages.stream().map(page -> page.getAttribute("id")))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("io.adaflight.jmc.page."));
        assertThat(itemPages).allSatisfy(page -> {
            StatefulState state = page.getChild("state");
            assertThat(state.getAttribute("name")).isNotBlank();
            assertThat(state.getAttribute("description")).isNotBlank();
        });
    }

    /* A page shows the results of its topics: one that is on two pages would be shown twice. */
    @Test
    void topics_eachRules_isOnExactlyOnePage() {
        List<String> topics = new ArrayList<>();
        for (StatefulState page : itemPages) {
            for (StatefulState topic : page.getChild("state").getChildren("topic")) {
                topics.add(topic.getAttribute("value"));
            }
        }
        assertThat(topics)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        LoadedSample.RULES.stream().map(IRule::getTopic).collect(Collectors.toSet()));
        assertThat(page("Blocked Writes").getChild("state").getChildren("topic"))
                .as("no mark on a page that may be empty")
                .isEmpty();
    }

    @Test
    void overview_chart_showsWhatWasDrained() {
        assertThat(page("AdaFlight")
                        .getChild("state")
                        .getChild("listAndChart")
                        .getChild("chartSettings")
                        .getAttribute("barChartAttributes"))
                .contains("written:number;Total", "drained:number;Total", "dropped:number;Total");
    }

    /* An event that stands on another thread, or whose thread has ended, would split a thread's row. */
    @Test
    void groups_ofThreads_areByNameAndId() {
        assertThat(List.of("Writing Threads", "Drain Threads", "Back-Pressure"))
                .allSatisfy(name -> assertThat(page(name)
                                .getChild("state")
                                .getChild("histogram")
                                .getAttribute("groupBy"))
                        .isEqualTo("threadNameGROUPED_ATTRIBUTE_DELIMITER_PERSISTENCEthreadId"));
    }

    @Test
    void lanes_each_areReadByTheThreadsPage() {
        StatefulState lanes = pages.stream()
                .filter(page -> LANES_PAGE.equals(page.getAttribute("factory")))
                .findFirst()
                .orElseThrow()
                .getChild("state");
        assertThat(lanes.getChildren("threadLane")).hasSize(5).allSatisfy(lane -> {
            assertThat(lane.getAttribute("name")).isNotBlank();
            assertThat(lane.getAttribute("enabled")).isEqualTo("true");
            assertThat(PersistableItemFilter.readFrom(lane.getChild("filter"))).isNotNull();
        });
        assertThat(items.apply(PersistableItemFilter.readFrom(lanes.getChildren("threadLane")[0].getChild("filter")))
                        .hasItems())
                .isTrue();
    }

    private static StatefulState page(String name) {
        return itemPages.stream()
                .filter(page -> name.equals(page.getChild("state").getAttribute("name")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void filters_each_findEvents() {
        assertThat(itemPages)
                .allSatisfy(page -> assertThat(items.apply(PersistableItemFilter.readFrom(
                                        page.getChild("state").getChild("pageFilter")))
                                .hasItems())
                        .isTrue());
    }

    @Test
    void listColumns_each_areAttributesOfTheirContentType() {
        assertThat(itemPages).allSatisfy(page -> {
            StatefulState list = page.getChild("state").getChild("listAndChart").getChild("listSettings");
            assertThat(attributes(page).keySet()).containsAll(columns(list));
            assertThat(columns(list)).contains(list.getAttribute("sortColumn"));
        });
    }

    @Test
    void groupColumns_each_canBeAggregated() {
        assertThat(itemPages).allSatisfy(page -> {
            Map<String, IAttribute<?>> attributes = attributes(page);
            StatefulState histogram = page.getChild("state").getChild("histogram");
            Set<String> names = new HashSet<>();
            attributes.values().forEach(attribute -> names.add(attribute.getIdentifier()));
            assertThat(names)
                    .contains(histogram.getAttribute("groupBy").split("GROUPED_ATTRIBUTE_DELIMITER_PERSISTENCE"));
            List<String> columns = columns(histogram.getChild("table"));
            assertThat(columns).contains(histogram.getChild("table").getAttribute("sortColumn"));
            columns.removeAll(List.of("itemhistogram.key", "itemhistogram.count"));
            assertThat(columns).isNotEmpty().allSatisfy(column -> {
                IAttribute<?> attribute = Objects.requireNonNull(attributes.get(column.substring(3)), column);
                assertThat(column).matches("(SUM|MAX).*");
                assertThat(attribute.getContentType())
                        .isInstanceOf(column.startsWith("SUM") ? LinearKindOfQuantity.class : KindOfQuantity.class);
            });
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void charts_eachBar_isAnAggregateThatExists() {
        assertThat(itemPages).allSatisfy(page -> {
            StatefulState chart =
                    page.getChild("state").getChild("listAndChart").getChild("chartSettings");
            String bars = chart.getAttribute("barChartAttributes");
            assertThat(bars != null || "true".equals(chart.getAttribute("showSpanChart")))
                    .isTrue();
            for (String bar : bars == null ? new String[0] : bars.split(",", -1)) {
                String[] parts = bar.split(";", -1);
                IAttribute<?> attribute =
                        Objects.requireNonNull(attributes(page).get(parts[0]), bar);
                assertThat(attribute.getContentType()).isInstanceOf(LinearKindOfQuantity.class);
                assertThat(Aggregators.getQuantityAggregator(parts[1], (IAttribute<IQuantity>) attribute))
                        .as(bar)
                        .isNotNull();
            }
        });
    }

    private static List<String> columns(StatefulState table) {
        List<String> ids = new ArrayList<>();
        for (StatefulState column : table.getChildren("column")) {
            ids.add(column.getAttribute("id"));
        }
        return ids;
    }
}
