package io.adaflight.analyzer.analysis.causes.attribution;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.causes.MissingEvidence;
import io.adaflight.analyzer.analysis.causes.evidence.DrainRecord;
import io.adaflight.analyzer.analysis.causes.evidence.EventSettings;
import io.adaflight.analyzer.analysis.causes.evidence.VmHistory;
import io.adaflight.analyzer.analysis.causes.service.Work;
import io.adaflight.analyzer.recording.event.CpuThrottling;
import io.adaflight.analyzer.recording.event.ThreadSpell;
import io.adaflight.analyzer.recording.event.VmPause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names the one setting that would have shown most of what is unknown. */
final class Missing {
    private static final double SURE = 0.7;
    private static final long FINE_NANOS = 1_000_000L;

    private Missing() {}

    /** At most one; a confident verdict needs none. */
    static List<MissingEvidence> of(VmHistory vm, List<DrainRecord> drains, Work losing, @Nullable CauseShare main) {
        if (main == null) {
            return List.of();
        }
        if (drains.isEmpty()) {
            return List.of(new MissingEvidence(
                    main.cause(),
                    "PipelineMetrics.drainThread()",
                    "no drain thread is known; if the queue is your own, call this in the thread that drains it"));
        }
        if (main.confidence() >= SURE || main.isInNativeCode()) {
            return List.of();
        }
        MissingEvidence first = first(vm, drains, losing, main.cause());
        return first == null ? List.of() : List.of(first);
    }

    private static @Nullable MissingEvidence first(VmHistory vm, List<DrainRecord> drains, Work losing, Cause cause) {
        if (drains.stream().allMatch(drain -> drain.accounts().isEmpty())) {
            return new MissingEvidence(
                    cause,
                    "adaflight.DrainSnapshot#enabled=true",
                    "the recording does not say where the drain thread's time went");
        }
        if (drains.stream().allMatch(drain -> drain.looks().isEmpty())) {
            return new MissingEvidence(
                    cause, "adaflight.DrainSample#enabled=true", "the drain thread was never sampled");
        }
        if (cause == Cause.CPU_SATURATED && !vm.isQuotaKnown()) {
            return new MissingEvidence(
                    cause,
                    CpuThrottling.EVENT + "#period=1 s",
                    "the recording does not say whether the container had used up its CPU quota");
        }
        if (!vm.arePausesKnown()) {
            return new MissingEvidence(
                    cause, VmPause.Kind.COLLECTION.event() + "#enabled=true", "GC pauses are not recorded");
        }
        if (losing.workKnown() <= 0) {
            return new MissingEvidence(
                    cause,
                    "DrainMetrics.beginTake()",
                    "the drain thread does not mark when it waits for events; call this before each take and endTake() after it");
        }
        EventSettings settings = vm.settings();
        for (ThreadSpell.Kind kind : ThreadSpell.Kind.values()) {
            if (settings.isEnabled(kind.event()) && settings.thresholdNanos(kind.event()) > FINE_NANOS) {
                return new MissingEvidence(
                        cause,
                        "settings=adaflight-detail.jfc",
                        "waits shorter than the threshold of their event are not recorded");
            }
        }
        return null;
    }
}
