package io.adaflight.internal.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The threads that drain a pipeline, and the sums of those that did. Immutable; a move makes a new one, as in {@link Roster}.
 *
 * @param present threads that drain, or have ended and wait to be recorded
 * @param retired what the others took out
 */
record DrainRoster(List<DrainRegistration> present, DrainCounts retired) {
    /** Nobody. */
    static final DrainRoster EMPTY = new DrainRoster(List.of(), DrainCounts.ZERO);

    DrainRoster with(DrainRegistration added) {
        List<DrainRegistration> all = new ArrayList<>(present);
        all.add(added);
        return new DrainRoster(List.copyOf(all), retired);
    }

    /** Without one that never drained. */
    DrainRoster without(DrainRegistration removed) {
        return new DrainRoster(
                present.stream().filter(drain -> drain != removed).toList(), retired);
    }

    /** With those who have ended folded into the sums, but for the latest few. */
    DrainRoster limited(int maximum) {
        List<DrainRegistration> ended =
                present.stream().filter(DrainRegistration::isEnded).toList();
        return folded(ended.subList(0, Math.max(0, ended.size() - maximum)));
    }

    /** With those folded into the sums whose end is recorded. */
    DrainRoster recorded(Collection<DrainRegistration> ended) {
        return folded(present.stream().filter(Set.copyOf(ended)::contains).toList());
    }

    private DrainRoster folded(Collection<DrainRegistration> gone) {
        if (gone.isEmpty()) {
            return this;
        }
        DrainCounts sums = retired;
        for (DrainRegistration drain : gone) {
            sums = sums.plusOpaque(drain.metrics());
        }
        Set<DrainRegistration> folded = Set.copyOf(gone);
        return new DrainRoster(
                present.stream().filter(drain -> !folded.contains(drain)).toList(), sums);
    }

    /** What was taken out by all of them. */
    DrainCounts drained() {
        DrainCounts sums = retired;
        for (DrainRegistration drain : present) {
            sums = sums.plusOpaque(drain.metrics());
        }
        return sums;
    }
}
