package io.adaflight.analyzer.wording;

import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.causes.Evidence;
import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;

/** A cause in one sentence: its part of the loss, and how much of all time it held. */
public final class CauseSentence {
    private static final double MOST = 0.5;

    private CauseSentence() {}

    /** The sentence; names in it are as recorded. */
    public static String of(CauseShare share, long lostEvents) {
        return Figures.percent(share.share()) + " of the " + Figures.count(lostEvents) + " lost events were lost "
                + phrase(share) + baseline(share) + ".";
    }

    private static String phrase(CauseShare share) {
        return switch (share.cause()) {
            case GC_PAUSE -> "while the garbage collector stopped the JVM";
            case SAFEPOINT -> "while the JVM stood at a safepoint" + subject(share, Evidence.Key.OPERATION, " for ");
            case LOCK -> "while the drain thread waited for " + lock(share);
            case PARK -> "while the drain thread was parked" + subject(share, Evidence.Key.CLASS, " on ");
            case SLEEP -> "while the drain thread slept";
            case FILE_IO ->
                "while the drain thread waited for " + orElse(subject(share, Evidence.Key.PATH, "the file "), "files");
            case SOCKET_IO ->
                "while the drain thread waited for "
                        + orElse(subject(share, Evidence.Key.ADDRESS, "the peer "), "sockets");
            case CPU_SATURATED -> "while others had the processors that the drain thread needed";
            case CPU_THROTTLED -> "while the container had used up its processor quota";
            case SLOW_SINK -> "since the sink computes for longer than there is time";
            case PRODUCER_BURST -> "while events came much faster than usual";
            case UNEXPLAINED -> "for no reason that the recording shows";
        };
    }

    private static String lock(CauseShare share) {
        String owner = subject(share, Evidence.Key.OWNER, "the lock held by ");
        return orElse(owner.isEmpty() ? subject(share, Evidence.Key.CLASS, "the lock of a ") : owner, "locks");
    }

    private static String orElse(String text, String other) {
        return text.isEmpty() ? other : text;
    }

    /* What most of the time went to; nothing when it is spread. */
    private static String subject(CauseShare share, Evidence.Key key, String before) {
        long all = share.evidence().stream().mapToLong(Evidence::heldNanos).sum();
        return share.evidence().stream()
                .limit(1)
                .filter(evidence -> evidence.heldNanos() >= MOST * all)
                .flatMap(evidence -> evidence.attributes().stream())
                .filter(attribute -> attribute.key() == key)
                .map(Attribute::value)
                .filter(value -> !value.isEmpty())
                .map(value -> before + value)
                .findFirst()
                .orElse("");
    }

    private static String baseline(CauseShare share) {
        String part = Figures.percent(share.baseline()) + " of the time";
        return switch (share.cause()) {
            case GC_PAUSE -> "; over the whole run it did so " + part;
            case SAFEPOINT -> "; over the whole run it stood there " + part;
            case LOCK, FILE_IO, SOCKET_IO -> "; over the whole run it waited there " + part;
            case PARK -> "; over the whole run it was parked there " + part;
            case SLEEP -> "; over the whole run it slept there " + part;
            case CPU_SATURATED, CPU_THROTTLED -> "; over the whole run that was so " + part;
            case SLOW_SINK -> "; over the whole run it was busy " + part;
            case PRODUCER_BURST -> "; over the whole run they did so " + part;
            case UNEXPLAINED -> "";
        };
    }
}
