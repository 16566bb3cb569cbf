package io.adaflight.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/**
 * An episode in which a pipeline could not keep up with a thread: from the first move out of NORMAL to the return
 * there. The field thread names who suffered it; the event stands on that thread where the thread itself ended the
 * episode, and on the drain thread where it had gone idle or ended.
 */
@Name(BackPressureEvent.NAME)
@Label("Back-Pressure")
@Description("An episode in which a pipeline could not keep up with a thread")
@Category("AdaFlight")
@StackTrace(false)
@Registered(false)
@Threshold("0 ms")
public final class BackPressureEvent extends Event {
    /** The name of the event type. */
    public static final String NAME = "adaflight.BackPressure";

    @Label("Pipeline")
    @Description("The name of the pipeline that is counted")
    public String pipeline = "";

    @Label("Counted Thread")
    @Description("The thread that suffered the episode; absent when it has ended")
    public @Nullable Thread thread;

    @Label("Thread Id")
    @Description("The counted thread's id; below zero for a row that stands for many threads")
    public long threadId;

    @Label("Thread Name")
    @Description("The counted thread's name; empty where it is not known")
    public String threadName = "";

    @Label("Worst State")
    @Description("PRESSURE or DROPPING")
    public String worstState = "";

    @Label("Dropped")
    @Description("Events lost during the episode: rejected and evicted")
    public int dropped;

    @Label("Evicted")
    @Description("Accepted events that were discarded before they were drained")
    public int evicted;

    @Label("Rejected")
    @Description("Events that were refused")
    public int rejected;

    @Label("Bytes Dropped")
    @Description("Bytes of the events lost during the episode")
    @DataAmount
    public long bytesDropped;

    @Label("Blocked Time")
    @Description("Time that the thread waited for room during the episode")
    @Timespan(Timespan.NANOSECONDS)
    public long blockedTime;

    @Label("Time in PRESSURE")
    @Description("Time in which few rings were free")
    @Timespan(Timespan.NANOSECONDS)
    public long pressureTime;

    @Label("Time in DROPPING")
    @Description("Time in which no ring was free")
    @Timespan(Timespan.NANOSECONDS)
    public long droppingTime;

    @Label("Time in RECOVERY")
    @Description("Time in which rings were free again but the loss was recent")
    @Timespan(Timespan.NANOSECONDS)
    public long recoveryTime;

    @Label("Moves")
    @Description("Moves between states in the episode")
    public int moves;

    @Label("Cut")
    @Description("The episode ended with its thread or its pipeline, not by recovery")
    public boolean cut;
}
