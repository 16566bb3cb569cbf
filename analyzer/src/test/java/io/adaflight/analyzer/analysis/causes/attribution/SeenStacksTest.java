package io.adaflight.analyzer.analysis.causes.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.SeenStack;
import org.junit.jupiter.api.Test;

class SeenStacksTest {
    private final SeenStacks stacks = new SeenStacks();

    @Test
    void stacks_seenSeveralTimes_areCounted() {
        stacks.add(Cause.SLEEP, "a < b");
        stacks.add(Cause.LOCK, "c < b");
        stacks.add(Cause.LOCK, "c < b");
        stacks.add(Cause.LOCK, "");
        assertThat(stacks.most())
                .containsExactly(new SeenStack(Cause.LOCK, "c < b", 2), new SeenStack(Cause.SLEEP, "a < b", 1));
    }

    @Test
    void stacks_moreThanAreCounted_areLeftOut() {
        String tooMany = "a" + SeenStacks.MOST_COUNTED;
        for (int index = 0; index < SeenStacks.MOST_COUNTED; index++) {
            stacks.add(Cause.SLEEP, "a" + index);
        }
        stacks.add(Cause.SLEEP, tooMany);
        stacks.add(Cause.SLEEP, tooMany);
        stacks.add(Cause.SLEEP, "a7");
        assertThat(stacks.most()).hasSize(SeenStacks.MOST_SHOWN).startsWith(new SeenStack(Cause.SLEEP, "a7", 2));
        assertThat(stacks.most()).extracting(SeenStack::frames).doesNotContain(tooMany);
    }
}
