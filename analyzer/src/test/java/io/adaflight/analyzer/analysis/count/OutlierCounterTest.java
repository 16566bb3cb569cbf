package io.adaflight.analyzer.analysis.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.analysis.result.Outliers;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class OutlierCounterTest {
    @Test
    void spells_ofMoreThanAThousand_theLongestAreKeptInTheOrderOfTime() {
        OutlierCounter counter = new OutlierCounter();
        for (int spell = 0; spell < 1500; spell++) {
            counter.add("t", 10_000L * spell, spell * 7919 % 1500);
        }
        Outliers outliers = counter.toOutliers();
        assertThat(outliers.count()).isEqualTo(1500);
        assertThat(outliers.totalNanos()).isEqualTo(1499 * 1500 / 2);
        assertThat(outliers.kept())
                .hasSize(1000)
                .allMatch(spell -> spell.durationNanos() >= 500)
                .isSortedAccordingTo(Comparator.comparingLong(Outliers.Spell::startNanos));
    }

    @Test
    void spell_longerThanTime_beginsWithIt() {
        OutlierCounter counter = new OutlierCounter();
        counter.add("t", 5, Long.MAX_VALUE);
        assertThat(counter.toOutliers().kept()).containsExactly(new Outliers.Spell("t", 0, 5));
        assertThat(counter.toOutliers().totalNanos()).isEqualTo(Long.MAX_VALUE);
    }
}
