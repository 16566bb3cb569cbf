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

/** Holds the pages against the recorded events, as the page of JDK Mission Control that shows them looks its settings up. */
class PagesTest {
    private static final String ITEM_PAGE = "org.openjdk.jmc.flightrecorder.ui.itemhandler";

    @TempDir
    static Path folder;

    private static IItemCollection items;
    private static List<StatefulState> pages;

    @BeforeAll
    static void record() throws Exception {
        items = LoadedSample.of(folder.resolve("typical.jfr"), sample -> sample.fillTypical("orders"))
                .items();
        pages = new ArrayList<>();
        collect(state("/pages.xml"), pages);
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
        assertThat(pages).hasSize(6);
        assertThat(pages.stream().map(page -> page.getAttribute("id")))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("io.adaflight.jmc.page."));
        assertThat(pages).allSatisfy(page -> {
            StatefulState state = page.getChild("state");
            assertThat(page.getAttribute("factory")).isEqualTo(ITEM_PAGE);
            assertThat(state.getAttribute("name")).isNotBlank();
            assertThat(state.getAttribute("description")).isNotBlank();
            assertThat(state.getChild("topic").getAttribute("value")).isEqualTo(VerdictRule.TOPIC);
        });
    }

    @Test
    void filters_each_findEvents() {
        assertThat(pages)
                .allSatisfy(page -> assertThat(items.apply(PersistableItemFilter.readFrom(
                                        page.getChild("state").getChild("pageFilter")))
                                .hasItems())
                        .isTrue());
    }

    @Test
    void listColumns_each_areAttributesOfTheirContentType() {
        assertThat(pages).allSatisfy(page -> {
            StatefulState list = page.getChild("state").getChild("listAndChart").getChild("listSettings");
            assertThat(attributes(page).keySet()).containsAll(columns(list));
            assertThat(columns(list)).contains(list.getAttribute("sortColumn"));
        });
    }

    @Test
    void groupColumns_each_canBeAggregated() {
        assertThat(pages).allSatisfy(page -> {
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
        assertThat(pages).allSatisfy(page -> {
            StatefulState chart =
                    page.getChild("state").getChild("listAndChart").getChild("chartSettings");
            for (String bar : chart.getAttribute("barChartAttributes").split(",", -1)) {
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
