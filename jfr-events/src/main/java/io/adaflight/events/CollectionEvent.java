package io.adaflight.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/**
 * What collecting and recording the counts of all pipelines cost. Its period is the end of the chunk: that hook
 * takes the last collection, which the periodic events would miss.
 */
@Name(CollectionEvent.NAME)
@Label("Collection")
@Description("What collecting the counts cost")
@Category("AdaFlight")
@StackTrace(false)
@Registered(false)
@Period("endChunk")
@Threshold("0 ms")
public final class CollectionEvent extends Event {
    /** The name of the event type. */
    public static final String NAME = "adaflight.Collection";

    @Label("Trigger")
    @Description("What asked for the collection")
    public String trigger = "";

    @Label("Pipelines")
    @Description("Pipelines collected")
    public int pipelines;

    @Label("Rows")
    @Description("Threads read")
    public int rows;

    @Label("Rows Recorded")
    @Description("Thread snapshots written")
    public int rowsRecorded;

    @Label("Failures")
    @Description("Collections that failed, since the start")
    public int failures;

    @Label("Skipped")
    @Description("Calls that were given the last snapshot instead of collecting, since the start")
    public int skipped;
}
