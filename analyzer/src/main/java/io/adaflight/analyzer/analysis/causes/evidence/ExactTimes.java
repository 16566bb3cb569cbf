package io.adaflight.analyzer.analysis.causes.evidence;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.Evidence;
import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import io.adaflight.analyzer.analysis.causes.evidence.DrainHistory.Wait;
import io.adaflight.analyzer.recording.event.ThreadSpell;
import io.adaflight.analyzer.recording.event.VmPause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The times in which a drain thread did not run, as the JDK recorded them to the nanosecond: stops of the whole JVM, and waits of
 * the thread over the threshold of their event.
 *
 * <p>Limits: mapped files, native libraries and channels that do not block have no events; from JDK 25 on the recorder throttles
 * those of files and sockets. The recorded owner of a monitor is the last one before the thread got in; others may have held it.
 */
public final class ExactTimes {
    private ExactTimes() {}

    /** What stopped the whole JVM. */
    public static List<OffCpuSpan> ofVm(VmHistory vm) {
        List<OffCpuSpan> held = new ArrayList<>();
        for (VmPause pause : vm.pauses()) {
            boolean collection = pause.kind() == VmPause.Kind.COLLECTION;
            String operation = pause.kind() == VmPause.Kind.SYNCHRONIZATION ? "time to safepoint" : pause.name();
            held.add(new OffCpuSpan(
                    new Span(pause.startNanos(), pause.timeNanos()),
                    collection ? Cause.GC_PAUSE : Cause.SAFEPOINT,
                    collection ? OffCpuSpan.OF_COLLECTOR : OffCpuSpan.OF_VM,
                    List.of(new Attribute(Evidence.Key.OPERATION, operation)),
                    0));
        }
        return held;
    }

    /** The waits of a drain thread; waits for events are left out or have no cause. */
    public static List<OffCpuSpan> ofDrain(DrainHistory drain, DrainRecord seen, IdleWaits idle) {
        List<OffCpuSpan> held = new ArrayList<>(idle.held(drain));
        Set<String> idlePlaces = seen.idlePlaces();
        for (Wait wait : drain.waits()) {
            ThreadSpell spell = wait.spell();
            if (!idle.contains(spell) && !idlePlaces.contains(BlockingMethods.place(spell.site()))) {
                held.add(new OffCpuSpan(
                        Span.of(spell), causeOf(spell), OffCpuSpan.OF_THREAD, attributes(drain, wait), spell.bytes()));
            }
        }
        return held;
    }

    private static List<Attribute> attributes(DrainHistory drain, Wait wait) {
        ThreadSpell spell = wait.spell();
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new Attribute(Evidence.Key.THREAD, drain.name()));
        switch (spell.kind()) {
            case MONITOR_ENTER -> {
                attributes.add(new Attribute(Evidence.Key.OWNER, spell.ownerName()));
                attributes.add(new Attribute(Evidence.Key.CLASS, spell.subject()));
                ThreadSpell.Kind ownerWas = wait.ownerWas();
                if (ownerWas != null) {
                    attributes.add(new Attribute(
                            Evidence.Key.OWNER_WAS, causeOf(ownerWas).name()));
                }
            }
            case MONITOR_WAIT, PARK -> attributes.add(new Attribute(Evidence.Key.CLASS, spell.subject()));
            case FILE_READ, FILE_WRITE, FILE_FORCE -> attributes.add(new Attribute(Evidence.Key.PATH, spell.subject()));
            case SOCKET_READ, SOCKET_WRITE -> attributes.add(new Attribute(Evidence.Key.ADDRESS, spell.subject()));
            case SLEEP, ALLOCATION_STALL -> {}
        }
        if (!spell.site().isEmpty()) {
            attributes.add(new Attribute(Evidence.Key.FRAMES, spell.site()));
        }
        return List.copyOf(attributes);
    }

    private static Cause causeOf(ThreadSpell spell) {
        Activity told = spell.kind() == ThreadSpell.Kind.PARK ? BlockingMethods.of(spell.site()) : null;
        return told == Activity.LOCKED
                ? Cause.LOCK
                : told == Activity.IN_SOCKET ? Cause.SOCKET_IO : causeOf(spell.kind());
    }

    private static Cause causeOf(ThreadSpell.Kind kind) {
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
