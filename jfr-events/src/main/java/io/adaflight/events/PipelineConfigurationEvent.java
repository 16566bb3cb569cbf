package io.adaflight.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Percentage;
import jdk.jfr.Period;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;

/** How a pipeline is set up: once for each chunk, so that a report needs no other file. */
@Name(PipelineConfigurationEvent.NAME)
@Label("Pipeline Configuration")
@Description("How a pipeline is set up")
@Category("AdaFlight")
@StackTrace(false)
@Registered(false)
@Period("beginChunk")
public final class PipelineConfigurationEvent extends Event {
    /** The name of the event type. */
    public static final String NAME = "adaflight.PipelineConfiguration";

    @Label("Pipeline")
    @Description("The name of the pipeline that is counted")
    public String pipeline = "";

    @Label("Created")
    @Description("When the pipeline was created")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    public long created;

    @Label("Version")
    @Description("The version of AdaFlight that counted")
    public String version = "";

    @Label("Drain Counted")
    @Description("Drained events are counted, so that the queue depth is known")
    public boolean drainCounted;

    @Label("Rings")
    @Description("The most rings that a thread can have; zero where the pipeline has no rings of its own")
    public int rings;

    @Label("Ring Size")
    @Description("The size of one ring")
    @DataAmount
    public long ringSize;

    @Label("Drop Policy")
    @Description("What happens when no ring is free")
    public String dropPolicy = "";

    @Label("Block Limit")
    @Description("The longest time that a write waits for a ring")
    @Timespan(Timespan.NANOSECONDS)
    public long blockLimit;

    @Label("Pressure Threshold")
    @Description("Below this share of free rings a thread is under PRESSURE")
    @Percentage
    public float pressureThreshold;

    @Label("Normal Threshold")
    @Description("Above this share of free rings a thread can be NORMAL again")
    @Percentage
    public float normalThreshold;

    @Label("Recovery Time")
    @Description("Time without a loss before a thread is NORMAL again")
    @Timespan(Timespan.NANOSECONDS)
    public long recoveryTime;

    @Label("Flush Interval")
    @Description("The longest time that an event of an idle thread waits before it is drained")
    @Timespan(Timespan.NANOSECONDS)
    public long flushInterval;

    @Label("Sink")
    @Description("The class that takes the events")
    public String sink = "";

    @Label("Collection Interval")
    @Description("The least time between two collections")
    @Timespan(Timespan.NANOSECONDS)
    public long collectionInterval;

    @Label("Rate Window")
    @Description("The least time that a rate is taken over")
    @Timespan(Timespan.NANOSECONDS)
    public long rateWindow;

    @Label("Maximum Rows")
    @Description("The most threads that are recorded one by one")
    public int maximumRows;
}
