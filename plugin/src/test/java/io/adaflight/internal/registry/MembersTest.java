package io.adaflight.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.internal.registry.Registries.Counting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class MembersTest {
    private final ThreadRegistry registry = Registries.create();

    private static List<Registration> rows(Members members) {
        List<Registration> rows = new ArrayList<>();
        for (int row = 0; row < members.rows(); row++) {
            rows.add(members.row(row));
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
            Members members = registry.census().members();
            assertThat(rows(members)).hasSize(4).isSortedAccordingTo(Comparator.comparingLong(Registration::sequence));
            assertThat(members.row(0)).isSameAs(members.virtualCells().get(0));
            assertThat(members.isEnded(0)).isFalse();
            assertThat(members.isEnded(1)).isTrue();
            assertThat(members.row(2).metrics()).isSameAs(alive.metrics());
            assertThat(members.isEnded(2)).isFalse();
            assertThat(members.isEnded(3)).isTrue();
        }
    }

    @Test
    void find_anyRowOfOthers_isThatOfTheSameThreadOrNone() throws InterruptedException {
        List<Counting> threads = new ArrayList<>();
        List<Members> all = new ArrayList<>(List.of(Members.NONE));
        for (int count = 0; count < 8; count++) {
            threads.add(new Counting(registry, metrics -> metrics.written(1)));
            all.add(registry.census().members());
        }
        for (int end = 0; end < 8; end += 3) {
            threads.get(end).close();
            all.add(registry.census().members());
        }
        for (Members members : all) {
            for (Members others : all) {
                for (int row = 0; row < others.rows(); row++) {
                    assertThat(members.find(others, row))
                            .isEqualTo(rows(members).indexOf(others.row(row)));
                }
            }
        }
        threads.forEach(Counting::close);
    }

    @Test
    void members_whileNobodyComesOrGoes_areTheSame() throws InterruptedException {
        registry.retainEnded(1);
        Registries.inEndedThread(registry, metrics -> metrics.written(1));
        Members members = registry.census().members();
        registry.retainEnded(1);
        registry.recorded(List.of());
        assertThat(registry.census().members()).isSameAs(members);
        registry.recorded(members.ended());
        assertThat(registry.census().members()).isNotSameAs(members);
    }
}
