package io.adaflight.analyzer.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.SeenStack;
import io.adaflight.analyzer.wording.CallTree.Node;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallTreeTest {
    @Test
    void tree_ofStacksWithCommonCallers_countsEachMethodOnce() {
        List<Node> roots = CallTree.of(List.of(
                new SeenStack(
                        Cause.SLEEP, "java.base/java.lang.Thread.sleep(Native) < a.Sink.write(A.java:3) < a.D.run", 5),
                new SeenStack(Cause.SLOW_SINK, "a.Sink.write(A.java:9) < a.D.run", 2),
                new SeenStack(Cause.SLOW_SINK, "a.Other.run", 9)));
        assertThat(roots)
                .containsExactly(
                        new Node("a.Other.run", 9, 9, Cause.SLOW_SINK, true, List.of()),
                        new Node(
                                "a.D.run",
                                7,
                                0,
                                null,
                                true,
                                List.of(new Node(
                                        "a.Sink.write",
                                        7,
                                        2,
                                        Cause.SLOW_SINK,
                                        true,
                                        List.of(new Node(
                                                "java.lang.Thread.sleep", 5, 5, Cause.SLEEP, false, List.of()))))));
    }

    @Test
    void tree_ofAStackWithoutFrames_isEmpty() {
        assertThat(CallTree.of(List.of(new SeenStack(Cause.PARK, "", 3)))).isEmpty();
    }

    @Test
    void tree_ofAStackOfAnyDepth_hasABound() {
        String deep = String.join(" < ", Collections.nCopies(100_000, "a.B.c(B.java:1)"));
        int depth = 0;
        for (List<Node> level = CallTree.of(List.of(new SeenStack(Cause.PARK, deep, 1)));
                !level.isEmpty();
                level = level.get(0).callees()) {
            depth++;
        }
        assertThat(depth).isEqualTo(CallTree.MOST_FRAMES);
    }
}
