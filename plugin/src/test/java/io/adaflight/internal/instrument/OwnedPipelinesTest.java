package io.adaflight.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnedPipelinesTest {
    private static OwnedPipelines pipelines(Library library) {
        return new OwnedPipelines(library, owner -> owner instanceof String name ? name : null);
    }

    private static PipelineMetrics of(OwnedPipelines pipelines, Object owner, @Nullable String name) {
        return Objects.requireNonNull(pipelines.of(owner, name));
    }

    @Test
    void of_anOwner_staysItsPipeline() {
        OwnedPipelines pipelines = pipelines(Library.LOGBACK);
        Object owner = new Object();
        PipelineMetrics first = of(pipelines, owner, "owned-a");
        assertThat(first.name()).isEqualTo("owned-a");
        assertThat(of(pipelines, owner, "another name")).isSameAs(first);
    }

    @Test
    void of_ownersOfOneName_areToldApart() {
        AdaFlight.metrics("owned-b");
        OwnedPipelines pipelines = pipelines(Library.LOGBACK);
        List<Object> owners = List.of(new Object(), new Object());
        assertThat(of(pipelines, owners.get(0), "owned-b").name()).isEqualTo("owned-b #2");
        assertThat(of(pipelines, owners.get(1), "owned-b").name()).isEqualTo("owned-b #3");
    }

    @Test
    void of_ownerWithoutAName_isNamedByTheNamerOrTheLibrary() {
        OwnedPipelines pipelines = pipelines(Library.OPENTELEMETRY);
        assertThat(of(pipelines, "owned-c", null).name()).isEqualTo("owned-c");
        assertThat(of(pipelines, 1, null).name()).startsWith("spans");
        assertThat(of(pipelines, 2, "  ").name()).startsWith("spans");
    }

    @Test
    void of_longName_isCut() {
        assertThat(of(pipelines(Library.LOGBACK), this, "owned-" + "d".repeat(200))
                        .name())
                .isEqualTo("owned-" + "d".repeat(94));
    }

    @ParameterizedTest
    @CsvSource({
        "owned-e@14dad5dc,owned-e",
        "Log4j2-AsyncAppenderEventDispatcher-1-owned-f,owned-f",
        "AsyncAppenderEventDispatcher-12-owned-g,owned-g"
    })
    void of_whatTheLibraryAddedToAName_isLeftOut(String told, String name) {
        assertThat(of(pipelines(Library.LOG4J2), new Object(), told).name()).isEqualTo(name);
    }

    @Test
    void of_ownersBeyondTheMost_countTogether() {
        OwnedPipelines pipelines = pipelines(Library.DISRUPTOR);
        List<Object> owners = new ArrayList<>();
        for (int number = 0; number < OwnedPipelines.MOST; number++) {
            owners.add(new Object());
            assertThat(of(pipelines, owners.get(number), "owned-h").name()).startsWith("owned-h");
        }
        assertThat(of(pipelines, this, "owned-i").name()).isEqualTo("other disruptor");
        assertThat(of(pipelines, owners.get(0), null).name()).isEqualTo("owned-h");
    }

    @Test
    void of_collectedOwner_leavesItsPipelineToTheNextOfItsName() {
        OwnedPipelines pipelines = pipelines(Library.LOGBACK);
        PipelineMetrics first = of(pipelines, new Object(), "owned-j");
        Object next = new Object();
        PipelineMetrics second = first;
        for (int attempt = 0; attempt < 100; attempt++) {
            System.gc();
            second = of(pipelines, new Object(), "owned-j");
            if (second == first) {
                break;
            }
        }
        assertThat(second).isSameAs(first);
        assertThat(of(pipelines, next, "owned-k")).isNotSameAs(first);
    }

    @ParameterizedTest
    @CsvSource({
        "pool-1-thread-3,pool-1",
        "Catalina-exec-12,Catalina-exec",
        "orders_7,orders",
        "mails #2,mails",
        "worker,worker",
        "12,''"
    })
    void prefix_ofAThreadsName_isWithoutItsNumber(String thread, String prefix) {
        assertThat(PoolNames.prefix(thread)).isEqualTo(prefix);
    }

    @Test
    void of_ringThatNobodyToldOf_isNotCounted() {
        OwnedPipelines pipelines = pipelines(Library.DISRUPTOR);
        Object ring = new Object();
        assertThat(pipelines.of(ring, null)).isNull();
        pipelines.name(ring, "owned-l");
        assertThat(of(pipelines, ring, null).name()).isEqualTo("owned-l");
    }
}
