package io.adaflight.analyzer.analysis.causes;

import io.adaflight.analyzer.recording.event.ThreadSpell;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The drain thread slept ({@code jdk.ThreadSleep}) in a place where it does not wait for events, by the rule of {@link
 * IdleWaits}: to limit a rate, or before it tries again.
 *
 * <p>Source: the description of the event in the JDK's {@code metadata.xml}. Limits: many short sleeps are below the threshold
 * and are not seen; the thread then neither runs nor waits, which is {@link Cause#UNEXPLAINED}.
 */
final class SleepRule implements SpanRule {
    private static final Set<ThreadSpell.Kind> KINDS = EnumSet.of(ThreadSpell.Kind.SLEEP);

    @Override
    public Cause cause() {
        return Cause.SLEEP;
    }

    @Override
    public List<String> events() {
        return KINDS.stream().map(ThreadSpell.Kind::event).toList();
    }

    @Override
    public List<Held> held(DrainThreadInput input) {
        return input.waits(cause(), KINDS, wait -> List.of());
    }
}
