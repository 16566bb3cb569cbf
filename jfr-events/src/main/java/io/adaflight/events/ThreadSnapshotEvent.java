package io.adaflight.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Frequency;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Percentage;
import jdk.jfr.Period;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/**
 * What one thread did to one pipeline: counts of the interval since the last collection that was recorded, running
 * totals, and figures derived from them. A thread that did nothing is not written again before the next chunk.
 */
@Name(ThreadSnapshotEvent.NAME)
@Label("Thread Snapshot")
@Description("What one thread wrote to a pipeline and lost there")
@Category("AdaFlight")
@StackTrace(false)
@Registered(false)
@Period("1 s")
public final class ThreadSnapshotEvent extends Event {
    /** The name of the event type. */
    public static final String NAME = "adaflight.ThreadSnapshot";

    @Label("Pipeline")
    @Description("The name of the pipeline that is counted")
    public String pipeline = "";

    @Label("Counted Thread")
    @Description("The thread that is counted; absent for a thread that has ended and for a row that stands for many")
    public @Nullable Thread thread;

    @Label("Thread Id")
    @Description("The counted thread's id; below zero for a row that stands for many threads")
    public long threadId;

    @Label("Thread Name")
    @Description("The counted thread's name; empty where it is not known")
    public String threadName = "";

    @Label("Terminated")
    @Description("The thread has ended; these are its final counts")
    public boolean terminated;

    @Label("Back-Pressure State")
    @Description("NORMAL, PRESSURE, DROPPING or RECOVERY; NONE where the pipeline has no rings of its own")
    public String state = "";

    @Label("Interval")
    @Description("The time that the counts of this event cover")
    @Timespan(Timespan.NANOSECONDS)
    public long interval;

    @Label("Written")
    @Description("Events accepted, in this interval")
    public int written;

    @Label("Dropped")
    @Description("Events lost: rejected and evicted, in this interval")
    public int dropped;

    @Label("Evicted")
    @Description("Accepted events that were discarded before they were drained, in this interval")
    public int evicted;

    @Label("Rejected")
    @Description("Events that were refused, in this interval")
    public int rejected;

    @Label("Filtered")
    @Description("Events that were left out on purpose, in this interval")
    public int filtered;

    @Label("Bytes Written")
    @Description("Bytes of the events accepted, in this interval")
    @DataAmount
    public long bytesWritten;

    @Label("Bytes Dropped")
    @Description("Bytes of the events lost, in this interval")
    @DataAmount
    public long bytesDropped;

    @Label("Total Written")
    @Description("Events accepted, since it was registered")
    public long totalWritten;

    @Label("Total Dropped")
    @Description("Events lost: rejected and evicted, since it was registered")
    public long totalDropped;

    @Label("Total Evicted")
    @Description("Accepted events that were discarded before they were drained, since it was registered")
    public long totalEvicted;

    @Label("Total Rejected")
    @Description("Events that were refused, since it was registered")
    public long totalRejected;

    @Label("Total Filtered")
    @Description("Events that were left out on purpose, since it was registered")
    public long totalFiltered;

    @Label("Total Bytes Written")
    @Description("Bytes of the events accepted, since it was registered")
    @DataAmount
    public long totalBytesWritten;

    @Label("Total Bytes Dropped")
    @Description("Bytes of the events lost, since it was registered")
    @DataAmount
    public long totalBytesDropped;

    @Label("Event Rate")
    @Description("Events accepted a second, over the rate window")
    @Frequency
    public float eventRate;

    @Label("Bytes per Second")
    @Description("Bytes accepted a second, over the rate window")
    @DataAmount
    public float byteRate;

    @Label("Drop Ratio")
    @Description("Events lost to events offered, in this interval")
    @Percentage
    public float dropRatio;

    @Label("Pool Exhaustions")
    @Description("How often a ring was needed and none was free, in this interval")
    public int poolExhaustions;

    @Label("Ring Full")
    @Description("How often the active ring had no room for an event, in this interval")
    public int ringFull;

    @Label("Allocation Failures")
    @Description("How often memory for a ring could not be had, in this interval")
    public int allocationFailures;

    @Label("Greatest Queue Depth")
    @Description("The most events seen waiting, since the thread was registered")
    public int greatestQueueDepth;

    @Label("Swaps")
    @Description("Ring swaps in this interval")
    public int swaps;

    @Label("Total Swaps")
    @Description("Ring swaps since the thread was registered")
    public long totalSwaps;

    @Label("Swap Rate")
    @Description("Ring swaps a second, over this interval")
    @Frequency
    public float swapRate;

    @Label("Total Swap Time")
    @Description("Time spent in ring swaps since the thread was registered")
    @Timespan(Timespan.NANOSECONDS)
    public long totalSwapTime;

    @Label("Swap Average")
    @Description("Average time of a ring swap since the thread was registered")
    @Timespan(Timespan.NANOSECONDS)
    public long swapAverage;

    @Label("Swap Maximum")
    @Description("Longest ring swap since the thread was registered")
    @Timespan(Timespan.NANOSECONDS)
    public long swapMaximum;

    @Label("Last Swap")
    @Description("Time that the latest ring swap took")
    @Timespan(Timespan.NANOSECONDS)
    public long swapLast;

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

    @Label("Rings in Rotation")
    @Description("Rings that the thread has at present")
    public int ringsInRotation;

    @Label("Blocked Writes")
    @Description("Writes that had to wait, in this interval")
    public int blockedWrites;

    @Label("Blocked Time")
    @Description("Time that the thread waited for room, in this interval")
    @Timespan(Timespan.NANOSECONDS)
    public long blockedTime;

    @Label("Total Blocked Time")
    @Description("Time that the thread waited for room since it was registered")
    @Timespan(Timespan.NANOSECONDS)
    public long totalBlockedTime;

    @Label("Time in PRESSURE")
    @Description("Time in which few rings were free, in this interval")
    @Timespan(Timespan.NANOSECONDS)
    public long pressureTime;

    @Label("Time in DROPPING")
    @Description("Time in which no ring was free, in this interval")
    @Timespan(Timespan.NANOSECONDS)
    public long droppingTime;

    @Label("Time in RECOVERY")
    @Description("Time in which rings were free again but the loss was recent, in this interval")
    @Timespan(Timespan.NANOSECONDS)
    public long recoveryTime;
}
