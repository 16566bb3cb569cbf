package io.adaflight.analyzer.analysis.causes.service;

import io.adaflight.analyzer.analysis.causes.evidence.Activity;
import io.adaflight.analyzer.analysis.causes.evidence.BlockingMethods;
import io.adaflight.analyzer.analysis.causes.evidence.DrainRecord;
import io.adaflight.analyzer.analysis.causes.evidence.Look;
import io.adaflight.analyzer.analysis.causes.evidence.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where drain threads wait for events if they do not report it.
 *
 * <p>Rule: a wait within the take of a JDK queue is a wait for events. A drain that keeps up and is never seen in such a take waits
 * elsewhere: in the place where it waits most. While events are lost the queue is not empty. So a place is not idle if the threads
 * then spend more of their time in it than in calm times, beyond the error of that many looks; without calm times, if they spend
 * most of their time in it.
 *
 * <p>Limits: a drain that spins until an event comes is at work all the time.
 */
final class IdlePlaces {
    private static final double MOST_CALM = 0.3;
    private static final double MOST_LOSING = 0.5;
    private static final double MORE_OFTEN = 0.1;
    private static final double SELDOM = 0.05;
    private static final long LEAST_LOOKS = 5;

    private final Set<String> calm = new HashSet<>();
    private final Set<String> losing = new HashSet<>();

    private static final class Shares {
        final Map<String, Double> waits = new TreeMap<>();
        double total;
        long looks;
        double taking;

        void add(Look look) {
            double weight = look.weightNanos();
            looks++;
            total += weight;
            if (look.activity() != null && look.activity() != Activity.COMPUTING) {
                waits.merge(place(look), weight, Double::sum);
            }
            taking += look.activity() == Activity.TAKING ? weight : 0;
        }

        double share(String place) {
            return total <= 0 ? 0 : waits.getOrDefault(place, 0.0) / total;
        }

        /* Two standard deviations of a share of that many looks. */
        double error(double share) {
            return 2 * Math.sqrt(share * (1 - share) / Math.max(1, looks));
        }
    }

    IdlePlaces(List<DrainRecord> drains, List<Span> calmSpans, List<Span> losingSpans) {
        Shares inCalm = shares(drains, calmSpans);
        Shares inLoss = shares(drains, losingSpans);
        Set<String> candidates = new HashSet<>();
        for (Shares shares : List.of(inCalm, inLoss)) {
            shares.waits.keySet().stream().filter(IdlePlaces::isTake).forEach(candidates::add);
        }
        if (inCalm.looks >= LEAST_LOOKS && inCalm.taking < SELDOM * inCalm.total) {
            inCalm.waits.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .filter(most -> most.getValue() >= MOST_CALM * inCalm.total)
                    .ifPresent(most -> candidates.add(most.getKey()));
        }
        calm.addAll(candidates);
        for (String place : candidates) {
            double usual = inCalm.share(place);
            double most = inCalm.looks >= LEAST_LOOKS ? usual + Math.max(MORE_OFTEN, inLoss.error(usual)) : MOST_LOSING;
            if (inLoss.share(place) <= most) {
                losing.add(place);
            }
        }
    }

    private static Shares shares(List<DrainRecord> drains, List<Span> spans) {
        Shares shares = new Shares();
        for (DrainRecord drain : drains) {
            int at = 0;
            for (Look look : drain.looks()) {
                while (at < spans.size() && spans.get(at).toNanos() < look.timeNanos()) {
                    at++;
                }
                if (at < spans.size() && spans.get(at).fromNanos() < look.timeNanos() && look.atWork() < 0) {
                    shares.add(look);
                }
            }
        }
        return shares;
    }

    /* Where a thread waits, ignoring the line. */
    private static String place(Look look) {
        Activity activity = look.activity();
        return activity + " " + BlockingMethods.caller(look.frames());
    }

    private static boolean isTake(String place) {
        return place.startsWith(Activity.TAKING.name());
    }

    /** Whether a look saw the thread waiting for events. */
    boolean isIdle(Look look, boolean whileLosing) {
        if (look.atWork() >= 0) {
            return look.atWork() == 0;
        }
        if (look.activity() == null || look.activity() == Activity.COMPUTING) {
            return false;
        }
        return (whileLosing ? losing : calm).contains(place(look));
    }
}
