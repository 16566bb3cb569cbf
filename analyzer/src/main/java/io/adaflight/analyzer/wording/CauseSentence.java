package io.adaflight.analyzer.wording;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.CauseReport;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.causes.DrainTime;
import io.adaflight.analyzer.analysis.causes.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * A cause in one sentence: its part of the loss, what happened where, and what an event cost the drain then and usually. For any
 * but the main cause, only what it added to that cost.
 */
public final class CauseSentence {
    private static final double MOST = 0.5;

    private CauseSentence() {}

    /** The sentence, with names as recorded. */
    public static String of(CauseShare share, CauseReport causes) {
        return Figures.percent(share.share()) + " of the loss: " + phrase(share, causes.drainTime())
                + (share.equals(causes.main()) ? cost(share, causes.drainTime()) : part(share, causes.drainTime()))
                + ".";
    }

    private static String phrase(CauseShare share, @Nullable DrainTime time) {
        String place = place(share);
        return switch (share.cause()) {
            case GC_PAUSE -> "the garbage collector stopped the JVM";
            case SAFEPOINT -> "the JVM was stopped at a safepoint" + subject(share, Evidence.Key.OPERATION, " for ");
            case LOCK -> "the drain thread waited for " + lock(share) + place;
            case PARK -> "the drain thread was parked" + subject(share, Evidence.Key.CLASS, " on ") + place;
            case SLEEP -> "the drain thread slept" + place;
            case FILE_IO ->
                "the drain thread waited for " + orElse(subject(share, Evidence.Key.PATH, "the file "), "a file")
                        + place;
            case SOCKET_IO ->
                "the drain thread waited for "
                        + orElse(subject(share, Evidence.Key.ADDRESS, "the peer "), "a socket")
                        + place;
            case CPU_SATURATED -> "the drain thread was ready to run and waited for a CPU";
            case CPU_THROTTLED -> "the drain thread was throttled because the container had used up its CPU quota";
            case SLOW_SINK -> "the drain thread computed" + place;
            case PRODUCER_BURST -> burst(time);
            case EVENT_TOO_LARGE -> "the events were larger than a ring";
            case UNEXPLAINED ->
                share.isInNativeCode()
                        ? "the drain thread waited" + place + ", which is native code that JFR does not see into"
                        : "nothing in the recording shows why";
        };
    }

    private static String lock(CauseShare share) {
        String owner = subject(share, Evidence.Key.OWNER, "a lock held by ");
        return orElse(owner.isEmpty() ? subject(share, Evidence.Key.CLASS, "the lock of a ") : owner, "a lock");
    }

    private static String orElse(String text, String other) {
        return text.isEmpty() ? other : text;
    }

    /* From the first piece of evidence that has it; empty when most of the time went elsewhere. */
    private static String subject(CauseShare share, Evidence.Key key, String before) {
        long held = share.evidence().stream().mapToLong(Evidence::heldNanos).sum();
        return share.evidence().stream()
                .filter(evidence -> !evidence.of(key).isEmpty())
                .findFirst()
                .filter(evidence -> evidence.heldNanos() >= MOST * held || evidence.outOf() > 0)
                .map(evidence -> before + evidence.of(key))
                .orElse("");
    }

    private static String place(CauseShare share) {
        return share.evidence().stream()
                .map(evidence -> StackLines.place(evidence.of(Evidence.Key.FRAMES)))
                .filter(place -> !place.isEmpty())
                .findFirst()
                .map(place -> " in " + place)
                .orElse("");
    }

    private static String burst(@Nullable DrainTime time) {
        if (time == null || time.calmCapacityPerSecond() <= 0) {
            return "more events arrived than the drain can take";
        }
        boolean brief = time.losingOfferedPerSecond() < time.calmCapacityPerSecond();
        return (brief
                        ? "more events arrived at once than there was room for: "
                        : "more events arrived than the drain can take: ")
                + Figures.perSecond(time.losingOfferedPerSecond()) + " offered, usually "
                + Figures.perSecond(time.calmOfferedPerSecond())
                + (brief ? ", and the drain can take " : ", and it can take ")
                + Figures.perSecond(time.calmCapacityPerSecond());
    }

    private static boolean isOfDrain(Cause cause) {
        return switch (cause) {
            case PRODUCER_BURST, EVENT_TOO_LARGE, UNEXPLAINED -> false;
            default -> true;
        };
    }

    private static String part(CauseShare share, @Nullable DrainTime time) {
        if (!isOfDrain(share.cause()) || time == null || time.losing().events() < 1) {
            return "";
        }
        DrainTime.ServiceTime calm = time.calm();
        double part = time.losing().nanosOf(share.cause());
        return part < 1
                ? ""
                : "; " + nanos(part) + " per event"
                        + (calm == null ? "" : " instead of " + nanos(calm.nanosOf(share.cause())));
    }

    private static String cost(CauseShare share, @Nullable DrainTime time) {
        if (!isOfDrain(share.cause()) || time == null) {
            return "";
        }
        DrainTime.ServiceTime calm = time.calm();
        if (time.losing().events() < 1) {
            return calm == null
                    ? "; it drained nothing"
                    : "; it drained nothing; usually it spends " + nanos(calm.nanos()) + " per event";
        }
        if (share.fromStart() || calm == null) {
            return "; it spent " + nanos(time.losing().nanos()) + " per event, so it can take "
                    + Figures.perSecond(time.losingCapacityPerSecond()) + ", and "
                    + Figures.perSecond(time.losingOfferedPerSecond()) + " were offered";
        }
        String it = share.cause() == Cause.GC_PAUSE || share.cause() == Cause.SAFEPOINT ? "the drain" : "it";
        return "; " + it + " spent " + nanos(time.losing().nanos()) + " per event instead of " + nanos(calm.nanos());
    }

    private static String nanos(double value) {
        return Figures.nanos(Math.round(value));
    }
}
