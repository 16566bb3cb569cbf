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

/** The state of one pipeline: the sums over all threads, those that have ended included. */
@Name(PipelineSnapshotEvent.NAME)
@Label("Pipeline Snapshot")
@Description("What all threads together wrote to a pipeline and lost there")
@Category("AdaFlight")
@StackTrace(false)
@Registered(false)
@Period("100 ms")
public final class PipelineSnapshotEvent extends Event {
    /** The name of the event type. */
    public static final String NAME = "adaflight.PipelineSnapshot";

    @Label("Pipeline")
    @Description("The name of the pipeline that is counted")
    public String pipeline = "";

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

    @Label("Drained")
    @Description("Events handed to the sink, in this interval")
    public int drained;

    @Label("Failed")
    @Description("Drained events that the sink failed to take, in this interval")
    public int failed;

    @Label("Sink Failures")
    @Description("Failures of the sink, in this interval")
    public int sinkFailures;

    @Label("Total Written")
    @Description("Events accepted, since the pipeline began")
    public long totalWritten;

    @Label("Total Dropped")
    @Description("Events lost: rejected and evicted, since the pipeline began")
    public long totalDropped;

    @Label("Total Evicted")
    @Description("Accepted events that were discarded before they were drained, since the pipeline began")
    public long totalEvicted;

    @Label("Total Rejected")
    @Description("Events that were refused, since the pipeline began")
    public long totalRejected;

    @Label("Total Filtered")
    @Description("Events that were left out on purpose, since the pipeline began")
    public long totalFiltered;

    @Label("Total Bytes Written")
    @Description("Bytes of the events accepted, since the pipeline began")
    @DataAmount
    public long totalBytesWritten;

    @Label("Total Bytes Dropped")
    @Description("Bytes of the events lost, since the pipeline began")
    @DataAmount
    public long totalBytesDropped;

    @Label("Total Drained")
    @Description("Events handed to the sink, since the pipeline began")
    public long totalDrained;

    @Label("Total Failed")
    @Description("Drained events that the sink failed to take, since the pipeline began")
    public long totalFailed;

    @Label("Total Sink Failures")
    @Description("Failures of the sink, since the pipeline began")
    public long totalSinkFailures;

    @Label("Event Rate")
    @Description("Events accepted a second, over the rate window")
    @Frequency
    public float eventRate;

    @Label("Bytes per Second")
    @Description("Bytes accepted a second, over the rate window")
    @DataAmount
    public float byteRate;

    @Label("Drop Rate")
    @Description("Events lost a second, over the rate window")
    @Frequency
    public float dropRate;

    @Label("Drop Ratio")
    @Description("Events lost to events offered, in this interval")
    @Percentage
    public float dropRatio;

    @Label("Event Rate, 1 Minute")
    @Description("Moving average of the event rate over 1 minute")
    @Frequency
    public float eventRate1Minute;

    @Label("Event Rate, 5 Minutes")
    @Description("Moving average of the event rate over 5 minutes")
    @Frequency
    public float eventRate5Minutes;

    @Label("Event Rate, 15 Minutes")
    @Description("Moving average of the event rate over 15 minutes")
    @Frequency
    public float eventRate15Minutes;

    @Label("Bytes per Second, 1 Minute")
    @Description("Moving average of the byte rate over 1 minute")
    @DataAmount
    public float byteRate1Minute;

    @Label("Bytes per Second, 5 Minutes")
    @Description("Moving average of the byte rate over 5 minutes")
    @DataAmount
    public float byteRate5Minutes;

    @Label("Bytes per Second, 15 Minutes")
    @Description("Moving average of the byte rate over 15 minutes")
    @DataAmount
    public float byteRate15Minutes;

    @Label("Queue Depth")
    @Description("Events accepted and neither drained nor evicted")
    public int queueDepth;

    @Label("Live Threads")
    @Description("Registered threads that run")
    public int liveThreads;

    @Label("Retired Threads")
    @Description("Registered threads that have ended")
    public int retiredThreads;

    @Label("Saturated")
    @Description("A counter has reached its end, so that the totals are lower bounds")
    public boolean saturated;

    @Label("Last")
    @Description("The application gave the name of the pipeline back: these are its final counts")
    public boolean last;
}
