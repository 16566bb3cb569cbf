package io.adaflight.analyzer.analysis.causes;

import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import io.adaflight.analyzer.recording.event.VmPause;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM stopped all threads for another reason than a collection: on the way to a safepoint ({@code jdk.SafepointBegin}) or in
 * an operation at one ({@code jdk.ExecuteVMOperation}).
 *
 * <p>Source: the description of these events in the JDK's {@code metadata.xml}; JEP 312, Thread-Local Handshakes, on what
 * a safepoint is. Where a collection is part of an operation, the collection's own pauses are {@link Cause#GC_PAUSE}. Limits:
 * handshakes with a single thread are no safepoints and are not seen; stops of the whole machine are not either.
 */
final class SafepointRule implements SpanRule {
    @Override
    public Cause cause() {
        return Cause.SAFEPOINT;
    }

    @Override
    public List<String> events() {
        return List.of(VmPause.Kind.SYNCHRONIZATION.event(), VmPause.Kind.OPERATION.event());
    }

    @Override
    public List<Held> held(DrainThreadInput input) {
        return ofVm(input.vm());
    }

    /** What stopped the whole JVM. */
    List<Held> ofVm(VmHistory vm) {
        List<Held> held = new ArrayList<>();
        for (VmPause pause : vm.pauses()) {
            if (pause.kind() != VmPause.Kind.COLLECTION) {
                String operation = pause.kind() == VmPause.Kind.SYNCHRONIZATION ? "time to safepoint" : pause.name();
                held.add(new Held(
                        pause.startNanos(),
                        pause.timeNanos(),
                        cause(),
                        Held.OF_VM,
                        List.of(new Attribute(Evidence.Key.OPERATION, operation)),
                        0));
            }
        }
        return held;
    }
}
