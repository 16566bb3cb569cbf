package io.adaflight.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.Threshold;

/** A thread waited for room in a pipeline. Recorded on that thread, with the stack that waited. */
@Name(WriteBlockedEvent.NAME)
@Label("Write Blocked")
@Description("A thread waited for room in a pipeline")
@Category("AdaFlight")
@Registered(false)
@Threshold("1 ms")
public final class WriteBlockedEvent extends Event {
    /** The name of the event type. */
    public static final String NAME = "adaflight.WriteBlocked";

    @Label("Pipeline")
    @Description("The name of the pipeline that is counted")
    public String pipeline = "";

    @Label("Written")
    @Description("The write got room in the end")
    public boolean written;
}
