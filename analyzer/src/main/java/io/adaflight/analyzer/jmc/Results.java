package io.adaflight.analyzer.jmc;

import io.adaflight.analyzer.jmc.Assessment.Value;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;

/** The figures that rules publish for programs. */
final class Results {
    static final TypedResult<IQuantity> OFFERED = count("offered", "Offered", "Events that were offered");
    static final TypedResult<IQuantity> LOST = count("lost", "Lost", "Events that were lost");
    static final TypedResult<IQuantity> FAILED = count("failed", "Failed", "Events that the sink failed to take");
    static final TypedResult<IQuantity> LOSS_RATIO =
            ratio("lossRatio", "Loss", "The greatest ratio of lost to offered events of any pipeline");
    static final TypedResult<String> WORST_THREAD =
            text("worstThread", "Worst Thread", "The thread that lost the most events");
    static final TypedResult<String> MAIN_CAUSE = text("mainCause", "Main Cause", "The cause of the most lost events");
    static final TypedResult<IQuantity> BLOCKED =
            ratio("blocked", "Blocked", "The part of the threads' time in which their writes waited for room");
    static final TypedResult<IQuantity> DROPPING =
            ratio("dropping", "Dropping", "The part of the threads' time in which they had no free ring");
    static final TypedResult<IQuantity> EPISODES = count("episodes", "Episodes", "Episodes of back-pressure");
    static final TypedResult<IQuantity> SWAP_P99 =
            nanos("swapPercentile99", "Swap 99th Percentile", "99 % of the ring swaps took at most this long");
    static final TypedResult<IQuantity> SWAP_MAXIMUM =
            nanos("swapMaximum", "Longest Swap", "The time that the longest ring swap took");
    static final TypedResult<IQuantity> LONGEST_STALL =
            nanos("longestStall", "Longest Stall", "The longest time in which nothing was drained while events waited");
    static final TypedResult<IQuantity> FINDINGS = count("findings", "Findings", "How many findings there are");
    static final TypedResult<IQuantity> WARNINGS =
            count("warnings", "Warnings", "How many things are wrong with the recording");
    static final TypedResult<Boolean> LOWER_BOUND = new TypedResult<>(
            "adaflight.lowerBound",
            "Lower Bound",
            "There were at least as many events",
            UnitLookup.FLAG,
            Boolean.class);

    private Results() {}

    static Value<IQuantity> count(TypedResult<IQuantity> result, long value) {
        return new Value<>(result, UnitLookup.NUMBER_UNITY.quantity(value));
    }

    static Value<IQuantity> ratio(TypedResult<IQuantity> result, double value) {
        return new Value<>(result, UnitLookup.PERCENT_UNITY.quantity(value));
    }

    static Value<IQuantity> nanos(TypedResult<IQuantity> result, long value) {
        return new Value<>(result, UnitLookup.NANOSECOND.quantity(value));
    }

    private static TypedResult<IQuantity> count(String id, String name, String description) {
        return new TypedResult<>("adaflight." + id, name, description, UnitLookup.NUMBER, IQuantity.class);
    }

    private static TypedResult<IQuantity> ratio(String id, String name, String description) {
        return new TypedResult<>("adaflight." + id, name, description, UnitLookup.PERCENTAGE, IQuantity.class);
    }

    private static TypedResult<IQuantity> nanos(String id, String name, String description) {
        return new TypedResult<>("adaflight." + id, name, description, UnitLookup.TIMESPAN, IQuantity.class);
    }

    private static TypedResult<String> text(String id, String name, String description) {
        return new TypedResult<>("adaflight." + id, name, description, UnitLookup.PLAIN_TEXT, String.class);
    }
}
