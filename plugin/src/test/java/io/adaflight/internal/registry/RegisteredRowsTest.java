package io.adaflight.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.internal.registry.Registries.Counting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegisteredRowsTest {
    private final ThreadRegistry registry = Registries.create();

    private static List<Registration> rows(RegisteredRows registered) {
        List<Registration> rows = new ArrayList<>();
        for (int row = 0; row < registered.rows(); row++) {
            rows.add(registered.row(row));
        }
        return rows;
    }

    @Test
    void rows_ofAllKinds_areInTheOrderOfRegistrationWithOneForAllCells() throws InterruptedException {
        registry.retainEnded(10);
        registry.shared(0);
        Registries.inEndedThread(registry, metrics -> metrics.written(1));
        try (Counting alive = new Counting(registry, metrics -> metrics.written(2))) {
            Registries.inEndedThread(registry, metrics -> metrics.written(3));
            RegisteredRows registered = registry.snapshot().registered();
            assertThat(rows(registered))
                    .hasSize(4)
                    .isSortedAccordingTo(Comparator.comparingLong(Registration::sequence));
            assertThat(registered.row(0)).isSameAs(registered.virtualCells().get(0));
            assertThat(registered.isEnded(0)).isFalse();
            assertThat(registered.isEnded(1)).isTrue();
            assertThat(registered.row(2).metrics()).isSameAs(alive.metrics());
            assertThat(registered.isEnded(2)).isFalse();
            assertThat(registered.isEnded(3)).isTrue();
        }
    }

    @Test
    void find_anyRowOfOthers_isThatOfTheSameThreadOrNone() throws InterruptedException {
        List<Counting> threads = new ArrayList<>();
        List<RegisteredRows> all = new ArrayList<>(List.of(RegisteredRows.NONE));
        for (int count = 0; count < 8; count++) {
            threads.add(new Counting(registry, metrics -> metrics.written(1)));
            all.add(registry.snapshot().registered());
        }
        for (int end = 0; end < 8; end += 3) {
            threads.get(end).close();
            all.add(registry.snapshot().registered());
        }
        for (RegisteredRows registered : all) {
            for (RegisteredRows others : all) {
                for (int row = 0; row < others.rows(); row++) {
                    assertThat(registered.find(others, row))
                            .isEqualTo(rows(registered).indexOf(others.row(row)));
                }
            }
        }
        threads.forEach(Counting::close);
    }

    @Test
    void members_whileNobodyComesOrGoes_areTheSame() throws InterruptedException {
        registry.retainEnded(1);
        Registries.inEndedThread(registry, metrics -> metrics.written(1));
        RegisteredRows registered = registry.snapshot().registered();
        registry.retainEnded(1);
        registry.recorded(List.of());
        assertThat(registry.snapshot().registered()).isSameAs(registered);
        registry.recorded(registered.ended());
        assertThat(registry.snapshot().registered()).isNotSameAs(registered);
    }
}
