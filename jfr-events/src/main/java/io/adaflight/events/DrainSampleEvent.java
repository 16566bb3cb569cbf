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

/** One look at a drain thread: what it does, and who keeps it from its work. */
@Name(DrainSampleEvent.NAME)
@Label("Drain Sample")
@Description("What a drain thread was doing when it was looked at, and who it waited for")
@Category("AdaFlight")
@StackTrace(false)
@Registered(false)
@Period("20 ms")
public final class DrainSampleEvent extends Event {
    /** The name of the event type. */
    public static final String NAME = "adaflight.DrainSample";

    @Label("Pipeline")
    @Description("The name of the pipeline that is counted")
    public String pipeline = "";

    @Label("Thread Id")
    @Description("The drain thread's id")
    public long threadId;

    @Label("Losing")
    @Description("The pipeline was under pressure or lost events; otherwise the look is one for comparison")
    public boolean losing;

    @Label("Thread State")
    @Description("The state of the thread as java.lang.Thread.State names it")
    public String state = "";

    @Label("At Work")
    @Description("1 at work on events, 0 waiting for events, -1 unknown")
    public int atWork;

    @Label("Stack")
    @Description("The id of the thread's stack, see Drain Stack; 0 where this look took none")
    public long stack;

    @Label("Blocker Class")
    @Description("The class of the lock or other object that the thread waited for; empty where there is none")
    public String blockerClass = "";

    @Label("Owner Id")
    @Description("The id of the thread that held the lock; -1 where there is none")
    public long ownerId = -1;

    @Label("Owner Name")
    @Description("The name of the thread that held the lock; empty where there is none")
    public String ownerName = "";

    @Label("Owner Stack")
    @Description("The id of the owner's stack, see Drain Stack; 0 where this look took none")
    public long ownerStack;

    @Label("Since Last")
    @Description("The time that this look stands for: since the last one, for all the threads looked at in turns")
    @Timespan(Timespan.NANOSECONDS)
    public long sinceLast;
}
