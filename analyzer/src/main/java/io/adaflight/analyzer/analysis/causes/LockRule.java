package io.adaflight.analyzer.analysis.causes;

import io.adaflight.analyzer.analysis.causes.DrainHistory.Wait;
import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import io.adaflight.analyzer.recording.event.ThreadSpell;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * The drain thread waited to enter a monitor ({@code jdk.JavaMonitorEnter}). It says who held the monitor last, and what that
 * thread did for most of the wait, if an event tells.
 *
 * <p>Source: the description of the event in the JDK's {@code metadata.xml}. Limits: the previous owner is the one that let the
 * thread in, and others may have held the monitor before it; locks of {@code java.util.concurrent} park the thread and know no
 * owner, so that they are {@link Cause#PARK}.
 */
final class LockRule implements SpanRule {
    @Override
    public Cause cause() {
        return Cause.LOCK;
    }

    @Override
    public List<String> events() {
        return List.of(ThreadSpell.Kind.MONITOR_ENTER.event());
    }

    @Override
    public List<Held> held(DrainThreadInput input) {
        return input.waits(cause(), EnumSet.of(ThreadSpell.Kind.MONITOR_ENTER), LockRule::attributes);
    }

    private static List<Attribute> attributes(Wait wait) {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new Attribute(Evidence.Key.OWNER, wait.spell().ownerName()));
        attributes.add(new Attribute(Evidence.Key.CLASS, wait.spell().subject()));
        ThreadSpell.Kind ownerWas = wait.ownerWas();
        if (ownerWas != null) {
            attributes.add(
                    new Attribute(Evidence.Key.OWNER_WAS, ofKind(ownerWas).name()));
        }
        return attributes;
    }

    private static Cause ofKind(ThreadSpell.Kind kind) {
        return switch (kind) {
            case MONITOR_ENTER -> Cause.LOCK;
            case MONITOR_WAIT, PARK -> Cause.PARK;
            case SLEEP -> Cause.SLEEP;
            case FILE_READ, FILE_WRITE, FILE_FORCE -> Cause.FILE_IO;
            case SOCKET_READ, SOCKET_WRITE -> Cause.SOCKET_IO;
            case ALLOCATION_STALL -> Cause.GC_PAUSE;
        };
    }
}
