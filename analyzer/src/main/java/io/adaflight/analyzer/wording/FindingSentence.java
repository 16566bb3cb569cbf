package io.adaflight.analyzer.wording;

import io.adaflight.analyzer.analysis.anomalies.Finding;
import java.util.function.UnaryOperator;

/** A finding as one sentence without a full stop. */
public final class FindingSentence {
    private FindingSentence() {}

    /** The sentence, with the name of the thread as an operator shows it. */
    public static String of(Finding finding, UnaryOperator<String> shownName) {
        String who = shownName.apply(finding.subject());
        return switch (finding.kind()) {
            case RATE_CHANGE ->
                who + " wrote " + Figures.perSecond(finding.value()) + "; its usual rate is "
                        + Figures.perSecond(finding.expected());
            case RATE_OUTLIER ->
                who + " wrote " + Figures.perSecond(finding.value()) + "; its peers wrote "
                        + Figures.perSecond(finding.expected());
            case STALLED_DRAIN ->
                "nothing was drained while events waited; the usual rate is " + Figures.perSecond(finding.expected());
            case SKEWED_LOAD ->
                who + " wrote " + Figures.percent(finding.value()) + " of all events; an even share is "
                        + Figures.percent(finding.expected());
            case SLOWER_SWAPS ->
                "ring swaps took " + Figures.nanos(Math.round(finding.value())) + "; at first they took "
                        + Figures.nanos(Math.round(finding.expected()));
        };
    }
}
