package io.adaflight.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** Where the time of one drain thread went: one for each live drain thread and interval. */
@Name(DrainSnapshotEvent.NAME)
@Label("Drain Snapshot")
@Description("What a drain thread took out of a pipeline, and where its time went")
@Category("AdaFlight")
@StackTrace(false)
@Registered(false)
@Period("100 ms")
public final class DrainSnapshotEvent extends Event {
    /** The name of the event type. */
    public static final String NAME = "adaflight.DrainSnapshot";

    @Label("Pipeline")
    @Description("The name of the pipeline that is counted")
    public String pipeline = "";

    @Label("Thread Id")
    @Description("The drain thread's id")
    public long threadId;

    @Label("Thread Name")
    @Description("The drain thread's name")
    public String threadName = "";

    @Label("Interval")
    @Description("The time that the counts of this event cover")
    @Timespan(Timespan.NANOSECONDS)
    public long interval;

    @Label("Drained")
    @Description("Events that the thread took and handled, in this interval")
    public int drained;

    @Label("Bytes Drained")
    @Description("Bytes of the events that the thread took and handled, in this interval")
    @DataAmount
    public long bytes;

    @Label("Takes")
    @Description("How often the thread went to take events, in this interval; 0 where it does not say")
    public int takes;

    @Label("Work Known")
    @Description("The thread says when it waits for events, so that the times at work and idle are known")
    public boolean workKnown;

    @Label("Working")
    @Description("Time at work on events, whether computing or waiting for something else than events")
    @Timespan(Timespan.NANOSECONDS)
    public long working;

    @Label("Idle")
    @Description("Time spent taking events or waiting for them")
    @Timespan(Timespan.NANOSECONDS)
    public long idle;

    @Label("Processor Time Known")
    @Description("The platform says how long the thread ran")
    public boolean processorKnown;

    @Label("Processor Time")
    @Description("Time on a processor")
    @Timespan(Timespan.NANOSECONDS)
    public long processorTime;

    @Label("Processor Wait Known")
    @Description("The platform says how long the thread waited for a processor")
    public boolean processorWaitKnown;

    @Label("Processor Wait")
    @Description("Time ready to run and waiting for a processor")
    @Timespan(Timespan.NANOSECONDS)
    public long processorWait;
}
