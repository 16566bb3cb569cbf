package io.adaflight.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;

/** The text of a stack that drain samples name: once for each chunk that uses it, before its first use. */
@Name(DrainStackEvent.NAME)
@Label("Drain Stack")
@Description("The text of a stack that drain samples name by its id")
@Category("AdaFlight")
@StackTrace(false)
@Registered(false)
public final class DrainStackEvent extends Event {
    /** The name of the event type. */
    public static final String NAME = "adaflight.DrainStack";

    @Label("Stack Id")
    @Description("What drain samples call the stack; above 0, and the same in every chunk of a process")
    public long id;

    @Label("Frames")
    @Description("One frame a line, the top one first: class.method(File.java:line)")
    public String frames = "";
}
