package io.adaflight.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;

/** A class of a library that the agent was asked to count in: once for each class and chunk. */
@Name(InstrumentationEvent.NAME)
@Label("Instrumentation")
@Description("A class of a library that the agent counts in, or has left alone")
@Category("AdaFlight")
@StackTrace(false)
@Registered(false)
@Period("endChunk")
public final class InstrumentationEvent extends Event {
    /** The name of the event type. */
    public static final String NAME = "adaflight.Instrumentation";

    @Label("Library")
    @Description("The library, as the agent's option calls it")
    public String library = "";

    @Label("Version")
    @Description("The version of the library; empty where it is not known")
    public String version = "";

    @Label("Class Name")
    @Description("The class")
    public String className = "";

    @Label("Instrumented")
    @Description("The class counts; otherwise it was left alone")
    public boolean instrumented;

    @Label("Reason")
    @Description("Why the class was left alone; empty when it counts")
    public String reason = "";
}
