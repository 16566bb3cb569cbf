package io.adaflight.analyzer.analysis.causes;

import io.adaflight.analyzer.analysis.causes.DrainHistory.Wait;
import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import io.adaflight.analyzer.recording.event.ThreadSpell;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What the rules know of one drain thread. */
record DrainThreadInput(DrainHistory drain, VmHistory vm, IdleWaits idle) {
    /** The waits of some kinds that were no idle ones, each told as a cause. */
    List<Held> waits(Cause cause, Set<ThreadSpell.Kind> kinds, Function<Wait, List<Attribute>> attributes) {
        List<Held> held = new ArrayList<>();
        for (Wait wait : drain.waits()) {
            ThreadSpell spell = wait.spell();
            if (kinds.contains(spell.kind()) && !idle.contains(spell)) {
                List<Attribute> all = new ArrayList<>();
                all.add(new Attribute(Evidence.Key.THREAD, drain.name()));
                all.addAll(attributes.apply(wait));
                if (!spell.site().isEmpty()) {
                    all.add(new Attribute(Evidence.Key.FRAMES, spell.site()));
                }
                held.add(new Held(
                        spell.startNanos(), spell.timeNanos(), cause, Held.OF_THREAD, List.copyOf(all), spell.bytes()));
            }
        }
        return held;
    }
}
