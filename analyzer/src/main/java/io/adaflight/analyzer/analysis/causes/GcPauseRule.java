package io.adaflight.analyzer.analysis.causes;

import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import io.adaflight.analyzer.recording.event.ThreadSpell;
import io.adaflight.analyzer.recording.event.VmPause;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * The collector stopped the JVM ({@code jdk.GCPhasePause}), or the drain thread waited for memory ({@code
 * jdk.ZAllocationStall}).
 *
 * <p>Source: the description of these events in the JDK's {@code metadata.xml}; HotSpot Virtual Machine Garbage Collection
 * Tuning Guide, "Pause time". Limits: concurrent collection that only takes processor time counts as {@link
 * Cause#CPU_SATURATED}; stalls of other collectors than ZGC have no event.
 */
final class GcPauseRule implements SpanRule {
    @Override
    public Cause cause() {
        return Cause.GC_PAUSE;
    }

    @Override
    public List<String> events() {
        return List.of(VmPause.Kind.COLLECTION.event());
    }

    @Override
    public List<Held> held(DrainThreadInput input) {
        List<Held> held = new ArrayList<>(ofVm(input.vm()));
        held.addAll(input.waits(cause(), EnumSet.of(ThreadSpell.Kind.ALLOCATION_STALL), wait -> List.of()));
        return held;
    }

    /** What stopped the whole JVM. */
    List<Held> ofVm(VmHistory vm) {
        List<Held> held = new ArrayList<>();
        for (VmPause pause : vm.pauses()) {
            if (pause.kind() == VmPause.Kind.COLLECTION) {
                held.add(new Held(
                        pause.startNanos(),
                        pause.timeNanos(),
                        cause(),
                        Held.OF_COLLECTOR,
                        List.of(new Attribute(Evidence.Key.OPERATION, pause.name())),
                        0));
            }
        }
        return held;
    }
}
