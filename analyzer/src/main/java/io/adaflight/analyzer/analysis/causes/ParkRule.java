package io.adaflight.analyzer.analysis.causes;

import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import io.adaflight.analyzer.recording.event.ThreadSpell;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The drain thread was parked ({@code jdk.ThreadPark}) or waited to be notified ({@code jdk.JavaMonitorWait}) in a place
 * where it does not wait for events, by the rule of {@link IdleWaits}.
 *
 * <p>Source: the description of these events in the JDK's {@code metadata.xml}. Limits: who should have woken the thread is
 * not recorded; a lock, a latch, a future and an empty pool of connections look alike but for the class and the stack.
 */
final class ParkRule implements SpanRule {
    private static final Set<ThreadSpell.Kind> KINDS = EnumSet.of(ThreadSpell.Kind.PARK, ThreadSpell.Kind.MONITOR_WAIT);

    @Override
    public Cause cause() {
        return Cause.PARK;
    }

    @Override
    public List<String> events() {
        return KINDS.stream().map(ThreadSpell.Kind::event).toList();
    }

    @Override
    public List<Held> held(DrainThreadInput input) {
        return input.waits(
                cause(),
                KINDS,
                wait -> List.of(new Attribute(Evidence.Key.CLASS, wait.spell().subject())));
    }
}
