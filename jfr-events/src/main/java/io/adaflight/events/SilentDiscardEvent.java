package io.adaflight.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;

/** Events that a library lost by a defect of its own, without counting them or saying so: while there are any. */
@Name(SilentDiscardEvent.NAME)
@Label("Silent Discard")
@Description("Events that a library lost by a defect of its own, without counting them or saying so")
@Category("AdaFlight")
@StackTrace(false)
@Registered(false)
@Period("1 s")
public final class SilentDiscardEvent extends Event {
    /** The name of the event type. */
    public static final String NAME = "adaflight.SilentDiscard";

    @Label("Pipeline")
    @Description("The name of the pipeline that is counted")
    public String pipeline = "";

    @Label("Total Discarded")
    @Description("Events discarded so since the pipeline was created; they are among those rejected")
    public long totalDiscarded;

    @Label("Library")
    @Description("The library, as the agent's option calls it")
    public String library = "";

    @Label("Version")
    @Description("The version of the library; empty where it is not known")
    public String version = "";

    @Label("Other Version")
    @Description("The version of the other library that has part in it; empty where it is not known")
    public String otherVersion = "";
}
