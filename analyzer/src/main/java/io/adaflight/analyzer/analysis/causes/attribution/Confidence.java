package io.adaflight.analyzer.analysis.causes.attribution;

import io.adaflight.analyzer.analysis.causes.ByCause;
import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.evidence.Activity;
import io.adaflight.analyzer.analysis.causes.evidence.LookTally;
import io.adaflight.analyzer.analysis.causes.evidence.VmHistory;
import io.adaflight.analyzer.analysis.causes.service.Work;

/**
 * How likely a cause had its part, from 0 to 1: the product of everything that may be wrong.
 *
 * <p>For a measured part, how much the measurement covers: the drain's own account of its time, its processor times, exact events.
 * For a part seen by looks, the probability that they saw this kind of wait more often than all others not just by luck
 * (a binomial count with a uniform prior). If two sources disagree, by how much. And the lead over the next cause, given that many
 * looks; for any cause but the first, its distance from zero. A part that is only what the others leave gets at most 0.5.
 */
final class Confidence {
    private static final double BEST = 0.97;
    private static final double REMAINDER = 0.5;
    private static final double DATA_LOST = 0.8;
    private static final double SHORTENED = 0.95;
    private static final double WORK_BY_LOOKS = 0.9;
    private static final double WORK_UNKNOWN = 0.7;
    private static final double WITHOUT_CALM = 0.95;
    private static final double QUOTA_UNKNOWN = 0.65;
    private static final double MEASURED_LOOKS = 25;
    private static final double MOSTLY = 0.5;
    private static final long FEW = 4;

    private final Work losing;
    private final Work calm;
    private final ByCause lost;
    private final double lostEvents;
    private final double recorded;
    private final boolean quotaKnown;
    private final double unseen;
    private final boolean pausesKnown;

    /**
     * What all causes of a pipeline share.
     *
     * @param lost lost events by cause
     * @param unseen how many of a burst's events are there only because nothing else explains them
     * @param vm the JVM: whether the recorder lost data, whether more was recorded than is kept, whether its pauses were
     *     recorded, and whether a wait for a processor could have been one for a container's quota
     */
    Confidence(Work losing, Work calm, ByCause lost, double unseen, VmHistory vm) {
        this.losing = losing;
        this.calm = calm;
        this.lost = lost;
        lostEvents = lost.sum();
        recorded = (vm.isDataLost() ? DATA_LOST : 1) * (vm.isShortened() ? SHORTENED : 1);
        quotaKnown = vm.isQuotaKnown();
        this.unseen = unseen;
        pausesKnown = vm.arePausesKnown();
    }

    double of(Cause cause) {
        double confidence = switch (cause) {
            case UNEXPLAINED -> 0;
            case EVENT_TOO_LARGE -> BEST;
            case PRODUCER_BURST -> isBurstSeen() ? basis() * lead(cause) : REMAINDER;
            case GC_PAUSE, SAFEPOINT -> Math.max(basis(), WORK_BY_LOOKS) * lead(cause);
            case CPU_SATURATED -> Math.min(quotaKnown ? BEST : QUOTA_UNKNOWN, waited(cause));
            case CPU_THROTTLED -> waited(cause);
            case SLOW_SINK ->
                losing.processorKnown() > MOSTLY
                        ? basis() * lead(cause)
                        : Math.min(basis(), seen(Activity.COMPUTING)) * lead(cause);
            case LOCK -> off(cause, Activity.LOCKED);
            case PARK -> off(cause, Activity.PARKED);
            case SLEEP -> off(cause, Activity.SLEEPING);
            case FILE_IO -> off(cause, Activity.IN_FILE);
            case SOCKET_IO -> off(cause, Activity.IN_SOCKET);
        };
        return Math.max(0, Math.min(BEST, confidence * recorded));
    }

    /* Producers that catch up after a stop of the JVM look like a burst when its pauses are not recorded. */
    private boolean isBurstSeen() {
        boolean mostlyUnseen = unseen > MOSTLY * lost.get(Cause.PRODUCER_BURST);
        return calm.hasServiceTime() && (pausesKnown || !mostlyUnseen);
    }

    private double waited(Cause cause) {
        return losing.processorKnown() > MOSTLY ? basis() * lead(cause) : REMAINDER;
    }

    private double off(Cause cause, Activity activity) {
        double exactly = losing.workNanos() <= 0 ? 0 : losing.exactNanos() / losing.workNanos();
        double kind = exactly > MOSTLY ? Math.max(BEST, seen(activity)) : seen(activity);
        return basis() * kind * agreement() * lead(cause);
    }

    /* How well the time at work is known, and whether there was calm time to compare it with. */
    private double basis() {
        double work = losing.workKnown() > MOSTLY ? 1 : losing.looks().looks() > FEW ? WORK_BY_LOOKS : WORK_UNKNOWN;
        return work * (calm.hasServiceTime() ? 1 : WITHOUT_CALM);
    }

    /* The probability that this kind is more frequent than all others together. */
    private double seen(Activity activity) {
        LookTally looks = losing.looks();
        long of = looks.count(activity);
        long others = 0;
        for (Activity other : Activity.values()) {
            if (other != activity && other.isWait() == activity.isWait()) {
                others = Math.max(others, looks.count(other));
            }
        }
        return moreThanHalf(of, others);
    }

    private double agreement() {
        return losing.compared() < FEW ? 1 : (losing.agreeing() + 1.0) / (losing.compared() + 1.0);
    }

    /*
     * The probability that the lead over the next cause is not an accident of the looks; for a cause that does not lead, that
     * it has a part at all.
     */
    private double lead(Cause cause) {
        double next = 0;
        for (Cause other : Cause.values()) {
            next = other == cause ? next : Math.max(next, lost.get(other));
        }
        double ahead = lost.get(cause) - next;
        double lead = lostEvents <= 0 ? 0 : (ahead < 0 ? lost.get(cause) : ahead) / lostEvents;
        return normal(lead * Math.sqrt(MEASURED_LOOKS + losing.looks().looks()));
    }

    /** The probability, from a uniform prior, that more than half of all tries would be hits, given these hits and misses. */
    static double moreThanHalf(long hits, long misses) {
        double tries = (double) hits + misses + 2;
        double mean = (hits + 1) / tries;
        double deviation = Math.sqrt(mean * (1 - mean) / (tries + 1));
        return normal((mean - 0.5) / deviation);
    }

    /* The normal distribution in its logistic approximation (Bowling and others, 2009), off by less than 0.0002. */
    private static double normal(double x) {
        return 1 / (1 + Math.exp(-(0.07056 * x * x * x + 1.5976 * x)));
    }
}
