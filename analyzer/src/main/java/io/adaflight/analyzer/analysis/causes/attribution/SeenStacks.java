package io.adaflight.analyzer.analysis.causes.attribution;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.SeenStack;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the looks that saw each stack. Of very many different ones, the first are counted. */
final class SeenStacks {
    static final int MOST_COUNTED = 2_000;
    static final int MOST_SHOWN = 50;

    private record Seen(Cause cause, String frames) {}

    private final Map<Seen, Long> looks = new HashMap<>();

    /** Counts a look. */
    void add(Cause cause, String frames) {
        Seen seen = new Seen(cause, frames);
        if (!frames.isEmpty() && (looks.size() < MOST_COUNTED || looks.containsKey(seen))) {
            looks.merge(seen, 1L, Long::sum);
        }
    }

    /** The most frequent ones, the most frequent first. */
    List<SeenStack> most() {
        return looks.entrySet().stream()
                .map(entry ->
                        new SeenStack(entry.getKey().cause(), entry.getKey().frames(), entry.getValue()))
                .sorted(Comparator.comparingLong(SeenStack::looks)
                        .reversed()
                        .thenComparing(SeenStack::frames)
                        .thenComparing(SeenStack::cause))
                .limit(MOST_SHOWN)
                .toList();
    }
}
