package io.adaflight.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** How long the ring swaps of one pipeline took since it began, over all threads. */
@Name(SwapStatisticsEvent.NAME)
@Label("Swap Statistics")
@Description("How long the ring swaps of a pipeline took")
@Category("AdaFlight")
@StackTrace(false)
@Registered(false)
@Period("1 s")
public final class SwapStatisticsEvent extends Event {
    /** The name of the event type. */
    public static final String NAME = "adaflight.SwapStatistics";

    @Label("Pipeline")
    @Description("The name of the pipeline that is counted")
    public String pipeline = "";

    @Label("Total Swaps")
    @Description("Ring swaps since the pipeline began")
    public long totalSwaps;

    @Label("Total Swap Time")
    @Description("Time spent in ring swaps")
    @Timespan(Timespan.NANOSECONDS)
    public long totalSwapTime;

    @Label("Swap Average")
    @Description("Average time of a ring swap")
    @Timespan(Timespan.NANOSECONDS)
    public long swapAverage;

    @Label("Swap Maximum")
    @Description("Longest ring swap")
    @Timespan(Timespan.NANOSECONDS)
    public long swapMaximum;

    @Label("Swap Median")
    @Description("Half of the ring swaps took at most this long")
    @Timespan(Timespan.NANOSECONDS)
    public long swapMedian;

    @Label("Swap 90th Percentile")
    @Description("90 % of the ring swaps took at most this long")
    @Timespan(Timespan.NANOSECONDS)
    public long swapPercentile90;

    @Label("Swap 99th Percentile")
    @Description("99 % of the ring swaps took at most this long")
    @Timespan(Timespan.NANOSECONDS)
    public long swapPercentile99;

    @Label("Swap 99.9th Percentile")
    @Description("99.9 % of the ring swaps took at most this long")
    @Timespan(Timespan.NANOSECONDS)
    public long swapPercentile999;
}
