package io.adaflight.analyzer.analysis.causes.evidence;

import io.adaflight.analyzer.analysis.causes.evidence.DrainHistory.Wait;
import io.adaflight.analyzer.recording.event.ThreadSpell;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Separates waits of a drain thread without work from waits that kept it from its work.
 *
 * <p>Rule: a place in the code where the thread parks, waits to be notified or sleeps is idle when the thread spends no larger
 * share of its time there while events are lost than otherwise. A drain that is behind does not wait for events, so it is in that
 * place less often; a wait that makes it fall behind is more frequent then. This is the lift of association rules (Brin, Motwani,
 * Ullman and Tsur, "Dynamic itemset counting and implication rules for market basket data", 1997), with 1 as the border. While the whole JVM was stopped, no wait could end; that time counts for neither.
 *
 * <p>Limits: without enough time without loss there is nothing to compare with; then only waits in a queue of the JDK are idle, as
 * long as they take less than half of the time. A place that always delays the drain, and sometimes for so long that events are
 * lost, counts only by how much more frequent it is then. Waits below the threshold are not seen.
 */
public final class IdleWaits {
    private static final Set<ThreadSpell.Kind> CAN_BE_IDLE =
            EnumSet.of(ThreadSpell.Kind.PARK, ThreadSpell.Kind.MONITOR_WAIT, ThreadSpell.Kind.SLEEP);
    private static final long LEAST_CALM_NANOS = 200_000_000L;
    private static final double LEAST_CALM = 0.05;
    private static final double LEAST_LIFT = 2;
    private static final double MOST_EMPTY = 0.5;

    private record Site(ThreadSpell.Kind kind, String subject, String frames) {
        static Site of(ThreadSpell spell) {
            return new Site(spell.kind(), spell.subject(), spell.site());
        }
    }

    private final Set<Site> idle = new HashSet<>();

    private IdleWaits() {}

    public static IdleWaits of(DrainHistory drain, OffCpuTimeline stops, List<Span> windows, Span time) {
        IdleWaits waits = new IdleWaits();
        long lossNanos = 0;
        for (Span window : windows) {
            lossNanos += moving(stops, window);
        }
        long totalNanos = moving(stops, time);
        long calmNanos = totalNanos - lossNanos;
        boolean comparable = calmNanos >= LEAST_CALM_NANOS && calmNanos >= totalNanos * LEAST_CALM;
        Map<Site, long[]> times = new HashMap<>();
        for (Wait wait : drain.waits()) {
            ThreadSpell spell = wait.spell();
            if (CAN_BE_IDLE.contains(spell.kind())) {
                long[] inSite = times.computeIfAbsent(Site.of(spell), site -> new long[2]);
                inSite[0] += moving(stops, Span.of(spell));
                inSite[1] += inLoss(stops, Span.of(spell), windows);
            }
        }
        for (Map.Entry<Site, long[]> each : times.entrySet()) {
            double inCalm = comparable ? (double) (each.getValue()[0] - each.getValue()[1]) / calmNanos : 0;
            double inLoss = lossNanos == 0 ? 0 : (double) each.getValue()[1] / lossNanos;
            boolean takes = BlockingMethods.of(each.getKey().frames()) == Activity.TAKING;
            if (comparable ? inLoss < LEAST_LIFT * inCalm : takes && inLoss < MOST_EMPTY) {
                waits.idle.add(each.getKey());
            }
        }
        return waits;
    }

    private static long moving(OffCpuTimeline stops, Span time) {
        return Math.max(0, time.lengthNanos()) - stops.standingNanos(time);
    }

    private static long inLoss(OffCpuTimeline stops, Span wait, List<Span> windows) {
        long sum = 0;
        for (int index = TimeSearch.firstAfter(windows, Span::toNanos, wait.fromNanos());
                index < windows.size() && windows.get(index).fromNanos() < wait.toNanos();
                index++) {
            sum += moving(stops, windows.get(index).common(wait));
        }
        return sum;
    }

    /** Whether the thread had nothing to do in that wait. */
    public boolean contains(ThreadSpell spell) {
        return CAN_BE_IDLE.contains(spell.kind()) && idle.contains(Site.of(spell));
    }

    /** The idle waits of a thread, as spans without a cause. */
    public List<OffCpuSpan> held(DrainHistory drain) {
        return drain.waits().stream()
                .map(Wait::spell)
                .filter(this::contains)
                .map(spell -> new OffCpuSpan(Span.of(spell), null, OffCpuSpan.OF_THREAD, List.of(), 0))
                .toList();
    }
}
