package io.adaflight.analyzer.analysis.causes;

import static io.adaflight.analyzer.analysis.causes.Scene.COMPUTE;
import static io.adaflight.analyzer.analysis.causes.Scene.DRAIN;
import static io.adaflight.analyzer.analysis.causes.Scene.FORCE;
import static io.adaflight.analyzer.analysis.causes.Scene.SLEEP;
import static io.adaflight.analyzer.analysis.causes.Scene.TAKE;
import static io.adaflight.analyzer.analysis.causes.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.adaflight.analyzer.analysis.causes.EpisodeCauses.Weight;
import io.adaflight.analyzer.recording.event.DrainLook;
import io.adaflight.analyzer.recording.event.DrainSnapshot;
import io.adaflight.analyzer.recording.event.ThreadSpell;
import io.adaflight.analyzer.recording.event.VmPause;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How the lost events are divided. */
class AttributionTest {
    private static Scene random(long seed) {
        Random random = new Random(seed);
        Scene scene = random.nextInt(8) == 0 ? new Scene() : Scene.recorded();
        if (random.nextInt(4) == 0) {
            scene.analysis.drains(8, "another");
        }
        for (int part = 0; part < 6; part++) {
            if (random.nextBoolean()) {
                double work = random.nextDouble();
                scene.works(work, random.nextDouble(), random.nextDouble() / 2);
            }
            if (random.nextInt(4) == 0) {
                scene.withoutWork();
            }
            if (random.nextInt(6) == 0) {
                scene.withoutProcessorTimes();
            }
            if (random.nextBoolean()) {
                scene.seen(
                        any(new String[] {"RUNNABLE", "WAITING", "TIMED_WAITING", "BLOCKED"}, random),
                        any(new String[] {"", TAKE, SLEEP, COMPUTE, FORCE}, random),
                        random.nextInt(3) - 1,
                        "",
                        random.nextInt(4) == 0 ? "owner" : "");
            }
            scene.snapshots(
                    random.nextInt(12),
                    random.nextInt(300),
                    random.nextInt(300),
                    random.nextInt(3) * random.nextInt(500));
        }
        long length = Math.max(200, scene.now());
        for (int event = random.nextInt(60); event > 0; event--) {
            long from = random.nextInt((int) length);
            long to = from + random.nextInt(700);
            switch (random.nextInt(6)) {
                case 0 -> scene.stopped(any(VmPause.Kind.values(), random), from, to);
                case 1 -> scene.busy(to, random.nextDouble());
                case 2 -> scene.ran(to, random.nextDouble());
                case 3 -> scene.sampled(from, to);
                case 4 -> scene.throttled(to, to / 100, to / 100 / (1 + random.nextInt(3)));
                default ->
                    scene.waiting(
                            random.nextInt(5) == 0 ? 8 : DRAIN,
                            any(ThreadSpell.Kind.values(), random),
                            from,
                            to,
                            "s" + random.nextInt(3),
                            random.nextInt(3),
                            "m" + random.nextInt(3));
            }
        }
        long begin = random.nextInt((int) length);
        return scene.episode(1, begin, begin + 1000, 1).episode(2, begin, begin + 1, 0);
    }

    @Test
    void shares_ofAnyRecording_sumToOneAndTheirEventsToTheLoss() {
        for (long seed = 0; seed < 3000; seed++) {
            CauseReport report = random(seed).report();
            if (report.shares().isEmpty()) {
                assertThat(report.lostEvents()).isZero();
                continue;
            }
            assertThat(report.shares().stream().mapToDouble(CauseShare::share).sum())
                    .as("seed %d", seed)
                    .isCloseTo(1, within(1e-9));
            assertThat(report.shares().stream()
                            .mapToLong(CauseShare::lostEvents)
                            .sum())
                    .as("seed %d", seed)
                    .isEqualTo(report.lostEvents());
            assertThat(report.shares())
                    .as("seed %d", seed)
                    .allSatisfy(share -> assertThat(List.of(share.share(), share.confidence()))
                            .allSatisfy(value -> assertThat(value).isBetween(0.0, 1.0)))
                    .isSortedAccordingTo((a, b) -> Double.compare(b.share(), a.share()));
            DrainTime time = report.drainTime();
            if (time != null) {
                assertThat(time.losing().parts().stream()
                                .mapToDouble(DrainTime.Part::nanos)
                                .sum())
                        .as("seed %d", seed)
                        .isCloseTo(time.losing().nanos(), withinPercentage(0.001));
            }
            for (List<EpisodeCauses> all : List.of(report.episodes(), report.intervals())) {
                for (EpisodeCauses each : all) {
                    double sum =
                            each.shares().stream().mapToDouble(Weight::share).sum();
                    assertThat(each.shares().isEmpty() ? 1 : sum)
                            .as("seed %d", seed)
                            .isCloseTo(1, within(1e-9));
                }
            }
        }
    }

    @Test
    void drainThreads_beyondThoseThatAreKept_changeNothing() {
        Scene scene = random(7);
        for (long thread = 1000; thread < 2000; thread++) {
            scene.analysis.drains(thread, "drain-" + thread);
            scene.analysis.add(new DrainSnapshot(
                    Scene.at(1), "p", thread, "drain-" + thread, 1, 1, 0, 1, true, 1, true, 1, true, 0));
            scene.analysis.add(new DrainLook(Scene.at(1), "p", thread, false, "WAITING", 0, "", "", "", "", 1));
        }
        CauseReport report = scene.report();
        assertThat(report.lostEvents()).isEqualTo(random(7).report().lostEvents());
        assertThat(report.shares().stream().mapToLong(CauseShare::lostEvents).sum())
                .isEqualTo(report.lostEvents());
    }

    @Test
    void report_ofTheSameEvents_isTheSame() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(random(seed).report()).isEqualTo(random(seed).report());
        }
    }

    @Test
    void episodes_withALoss_haveTheCausesOfTheirTime() {
        CauseReport report = Scene.recorded()
                .calm(20)
                .losing(5, 0)
                .calm(30)
                .losing(5, 0)
                .calm(30)
                .waiting(ThreadSpell.Kind.SLEEP, 2000, 2500)
                .waiting(DRAIN, ThreadSpell.Kind.MONITOR_ENTER, 5500, 6000, "Journal", 5, "S.write")
                .episode(1, 2100, 2500, 10)
                .episode(2, 5600, 6000, 10)
                .episode(3, 100, 200, 0)
                .episode(4, 200, 300, 1)
                .report();
        assertThat(report.episodes()).extracting(EpisodeCauses::threadId).containsExactly(1L, 2L, 4L);
        assertThat(report.episodes().get(0).shares()).containsExactly(new Weight(Cause.SLEEP, 1));
        assertThat(report.episodes().get(1).shares()).containsExactly(new Weight(Cause.LOCK, 1));
        assertThat(report.episodes().get(2).shares()).isEmpty();
        assertThat(report.intervals()).extracting(EpisodeCauses::startNanos).containsExactly(at(2000), at(5500));
        assertThat(report.intervals()).extracting(EpisodeCauses::endNanos).containsExactly(at(2500), at(6000));
        assertThat(report.lossNanos()).isEqualTo(1000 * Scene.MILLI);
    }

    @Test
    void windows_beginWhereTheQueueBeganToGrow() {
        Scene scene = Scene.recorded()
                .calm(10)
                .snapshots(3, 100, 100, 300)
                .losing(3, 0)
                .calm(10);
        assertThat(scene.report().intervals().get(0).startNanos()).isEqualTo(at(1000));
    }

    @Test
    void windows_shortlyAfterAStop_beginWithIt() {
        Scene scene = Scene.recorded()
                .calm(10)
                .snapshots(2, 0, 0, 0)
                .losing(3, 0)
                .calm(10)
                .stopped(VmPause.Kind.OPERATION, 1050, 1180);
        assertThat(scene.report().intervals().get(0).startNanos()).isEqualTo(at(1000));
    }

    @Test
    void windows_ofALongLoss_areCutIntoPiecesOfASecond() {
        CauseReport report = Scene.recorded().calm(10).losing(25, 50).calm(10).report();
        assertThat(report.intervals()).hasSize(3);
        assertThat(report.intervals().get(1).startNanos())
                .isEqualTo(report.intervals().get(0).endNanos());
    }

    private static <T> T any(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }
}
