package io.adaflight.internal.looks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookBudgetTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void allowance_spent_growsAgainWithTimeUpToItsLimit() {
        Allowance allowance = new Allowance(10, 5, 0);
        assertThat(allowance.isLeft(0)).isTrue();
        allowance.spend(6);
        assertThat(allowance.isLeft(0)).isFalse();
        assertThat(allowance.isLeft(SECOND / 20)).isFalse();
        assertThat(allowance.isLeft(SECOND / 5)).isTrue();
        assertThat(allowance.isLeft(100 * SECOND)).isTrue();
        allowance.spend(5);
        assertThat(allowance.isLeft(100 * SECOND))
                .as("no more than its limit was kept")
                .isFalse();
        assertThat(allowance.isLeft(99 * SECOND))
                .as("a clock that goes back brings nothing")
                .isFalse();
    }

    @Test
    void cost_interruptedMeasurements_doNotCount() {
        LookCost cost = new LookCost();
        for (int look = 1; look < LookCost.MEASUREMENTS; look++) {
            assertThat(cost.measured(50_000_000)).as("classes are loaded").isEqualTo(LookCost.MOST_OF_THE_FIRST);
        }
        assertThat(cost.measured(3_000)).isEqualTo(3_000);
        assertThat(cost.measured(7_000_000)).isEqualTo(3_000);
        for (int look = 1; look < 3 * LookCost.MEASUREMENTS; look++) {
            cost.measured(9_000);
        }
        assertThat(cost.measured(9_001)).as("it has become dearer").isEqualTo(9_000);
        assertThat(new LookCost().measured(10)).isEqualTo(10);
    }

    @Test
    void budget_stacksAreDear_areLookedAtAsOftenAsTheShareAllows() {
        LookBudget budget = new LookBudget(0.005, 5_000_000, 0);
        long spent = 0;
        for (long now = 0; now < 100 * SECOND; now += SECOND / 50) {
            boolean stack = budget.allowsStack(now);
            long took = stack ? 1_000_000 : 1_000;
            spent += took;
            budget.spend(stack, took);
        }
        assertThat(spent / (100.0 * SECOND)).isBetween(0.0045, 0.0055);
    }

    @Test
    void budget_stacksAreCheap_areAlwaysLookedAt() {
        LookBudget budget = new LookBudget(0.005, 5_000_000, 0);
        for (long now = 0; now < 10 * SECOND; now += SECOND / 50) {
            assertThat(budget.allowsStack(now)).isTrue();
            budget.spend(true, 20_000);
        }
    }
}
