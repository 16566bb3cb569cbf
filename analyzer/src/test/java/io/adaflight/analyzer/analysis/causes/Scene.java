package io.adaflight.analyzer.analysis.causes;

import io.adaflight.analyzer.analysis.causes.attribution.EpisodeSpan;
import io.adaflight.analyzer.analysis.causes.evidence.Span;
import io.adaflight.analyzer.analysis.causes.evidence.VmHistoryBuilder;
import io.adaflight.analyzer.recording.event.CpuLoad;
import io.adaflight.analyzer.recording.event.CpuThrottling;
import io.adaflight.analyzer.recording.event.DrainLook;
import io.adaflight.analyzer.recording.event.DrainSnapshot;
import io.adaflight.analyzer.recording.event.EventSetting;
import io.adaflight.analyzer.recording.event.ProcessorCount;
import io.adaflight.analyzer.recording.event.ThreadCpuLoad;
import io.adaflight.analyzer.recording.event.ThreadSample;
import io.adaflight.analyzer.recording.event.ThreadSpell;
import io.adaflight.analyzer.recording.event.VmPause;
import java.util.ArrayList;
import java.util.List;

/** What a recording would tell, moment by moment; times are in milliseconds after the beginning, snapshots 100 ms apart. */
final class Scene {
    static final long START = 1_700_000_000_000_000_000L;
    static final long MILLI = 1_000_000L;
    static final long DRAIN = 7;
    static final long RING_BYTES = 1000;
    static final String TAKE = "jdk.internal.misc.Unsafe.park < java.util.concurrent.locks.LockSupport.park"
            + " < java.util.concurrent.ArrayBlockingQueue.take < app.Drain.run";
    static final String SLEEP = "java.lang.Thread.sleep < app.Sink.write < app.Drain.run";
    static final String COMPUTE = "app.Codec.encode < app.Sink.write < app.Drain.run";
    static final String FORCE = "sun.nio.ch.FileDispatcherImpl.force0(Native Method)"
            + " < sun.nio.ch.FileChannelImpl.force < app.Sink.flush < app.Drain.run";

    private static final List<String> SPANS = List.of(
            "jdk.JavaMonitorEnter",
            "jdk.JavaMonitorWait",
            "jdk.ThreadPark",
            "jdk.ThreadSleep",
            "jdk.FileRead",
            "jdk.FileWrite",
            "jdk.FileForce",
            "jdk.SocketRead",
            "jdk.SocketWrite",
            "jdk.GCPhasePause",
            "jdk.SafepointBegin",
            "jdk.ExecuteVMOperation",
            "jdk.ZAllocationStall");

    final VmHistoryBuilder vm = new VmHistoryBuilder();
    final CauseAnalysis analysis = new CauseAnalysis(vm);
    private final List<EpisodeSpan> episodes = new ArrayList<>();
    private long now;
    private boolean accounted;
    private boolean workKnown = true;
    private boolean processorKnown = true;
    private double working;
    private double running;
    private double waiting;
    private boolean looks;
    private String state = "";
    private String frames = "";
    private int atWork;
    private String blocker = "";
    private String owner = "";

    /** A scene in which the recorder was set to see everything, on two processors. */
    static Scene recorded() {
        Scene scene = new Scene();
        SPANS.forEach(event -> scene.set(event, "enabled", "true").set(event, "threshold", "1 ms"));
        scene.set(CpuLoad.EVENT, "enabled", "true").set(CpuLoad.EVENT, "period", "1 s");
        scene.set(CpuThrottling.EVENT, "enabled", "true").set(CpuThrottling.EVENT, "period", "1 s");
        scene.set(ThreadCpuLoad.EVENT, "enabled", "true").set(ThreadCpuLoad.EVENT, "period", "1 s");
        scene.set(ThreadSample.Kind.JAVA.event(), "enabled", "true")
                .set(ThreadSample.Kind.JAVA.event(), "period", "20 ms");
        scene.vm.add(new ProcessorCount(at(0), 2, false, 0));
        scene.analysis.drains(DRAIN, "drain");
        return scene;
    }

    static long at(long millis) {
        return START + millis * MILLI;
    }

    Scene set(String event, String setting, String value) {
        vm.add(new EventSetting(at(0), event, setting, value));
        return this;
    }

    /** That many snapshots, each of 100 events offered and drained. */
    Scene calm(int snapshots) {
        return snapshots(snapshots, 100, 100, 0);
    }

    /** That many snapshots, each of 100 events offered and some drained; the others are lost. */
    Scene losing(int snapshots, int drained) {
        return snapshots(snapshots, 100, drained, 400);
    }

    Scene snapshots(int count, int offered, int drained, int depth) {
        return counted(count, offered, Math.max(0, offered - drained), drained, depth, 0);
    }

    /** One snapshot, late because the JVM was stopped. */
    Scene snapshot(long millis, int offered, int drained, int depth) {
        analysis.add(at(now), at(now + millis), offered, offered - drained, 0, RING_BYTES, drained, depth);
        now += millis;
        return this;
    }

    /** That many snapshots, in which some of what was offered was lost. */
    Scene counted(int count, int offered, int dropped, int drained, int depth, long bytesDropped) {
        for (int index = 0; index < count; index++) {
            analysis.add(at(now), at(now + 100), offered, dropped, bytesDropped, RING_BYTES, drained, depth);
            account(drained);
            for (int look = looks ? 20 : 101; look <= 100; look += 20) {
                look(now + look, drained < offered);
            }
            now += 100;
        }
        return this;
    }

    private void account(int drained) {
        if (accounted) {
            analysis.add(new DrainSnapshot(
                    at(now + 100),
                    "p",
                    DRAIN,
                    "drain",
                    100 * MILLI,
                    drained,
                    0,
                    1,
                    workKnown,
                    part(working),
                    processorKnown,
                    part(running),
                    processorKnown,
                    part(waiting)));
        }
    }

    private static long part(double ofInterval) {
        return Math.round(ofInterval * 100 * MILLI);
    }

    private void look(long time, boolean losing) {
        analysis.add(new DrainLook(
                at(time),
                "p",
                DRAIN,
                losing,
                state,
                workKnown ? atWork : -1,
                frames,
                blocker,
                owner,
                owner.isEmpty() ? "" : "own.Er.hold < java.lang.Thread.run",
                20 * MILLI));
    }

    /** From now on the drain thread says how much it is at work, and how much of that it runs and waits for a processor. */
    Scene works(double work, double ran, double waited) {
        accounted = true;
        working = work;
        running = ran;
        waiting = waited;
        return this;
    }

    /** From now on nobody knows whether the drain thread is at work. */
    Scene withoutWork() {
        workKnown = false;
        return this;
    }

    /** From now on nobody knows how much it runs. */
    Scene withoutProcessorTimes() {
        processorKnown = false;
        return this;
    }

    /** From now on looks, 20 ms apart, see the drain thread at work in a state with a stack. */
    Scene seen(String threadState, String stack) {
        return seen(threadState, stack, 1, "", "");
    }

    Scene seen(String threadState, String stack, int work, String blockerClass, String ownerName) {
        looks = true;
        state = threadState;
        frames = stack;
        atWork = work;
        blocker = blockerClass;
        owner = ownerName;
        return this;
    }

    long now() {
        return now;
    }

    Scene waiting(ThreadSpell.Kind kind, long from, long to) {
        return waiting(DRAIN, kind, from, to, "some.Subject", 0, "Some.method");
    }

    Scene waiting(long thread, ThreadSpell.Kind kind, long from, long to, String subject, long ownerId, String site) {
        vm.add(new ThreadSpell(
                at(to), at(from), thread, kind, subject, ownerId, ownerId == 0 ? "" : "owner-" + ownerId, 10, site));
        return this;
    }

    Scene stopped(VmPause.Kind kind, long from, long to) {
        vm.add(new VmPause(at(to), at(from), kind, "some pause"));
        return this;
    }

    /** The drain thread ran for a part of the second that ends then. */
    Scene ran(long end, double part) {
        vm.add(new ThreadCpuLoad(at(end), DRAIN, part / 2));
        return this;
    }

    /** The processors were busy in the second that ends then. */
    Scene busy(long end, double machine) {
        vm.add(new CpuLoad(at(end), machine / 2, machine));
        return this;
    }

    Scene throttled(long end, long elapsed, long throttled) {
        vm.add(new CpuThrottling(at(end), elapsed, throttled, throttled * 70 * MILLI));
        return this;
    }

    /** The drain thread was seen in Java code every 20 ms. */
    Scene sampled(long from, long to) {
        for (long time = from + 20; time <= to; time += 20) {
            vm.add(new ThreadSample(at(time), DRAIN, "sink.Sink.write < drain", ThreadSample.Kind.JAVA, 0));
        }
        return this;
    }

    /** The drain thread had run for 20 ms each time, within a call that forces a file. */
    Scene sampledByProcessorTime(long from, long to) {
        set(ThreadSample.Kind.PROCESSOR.event(), "enabled", "true");
        for (long time = from + 20; time <= to; time += 20) {
            String frames = "sun.nio.ch.FileDispatcherImpl.force0 < sink.Sink.write < drain";
            vm.add(new ThreadSample(at(time), DRAIN, frames, ThreadSample.Kind.PROCESSOR, 20 * MILLI));
        }
        return this;
    }

    Scene episode(long thread, long from, long to, long lost) {
        episodes.add(new EpisodeSpan(thread, new Span(at(from), at(to)), lost));
        return this;
    }

    CauseReport report() {
        return analysis.report(vm.build(), at(0), at(now), episodes);
    }
}
