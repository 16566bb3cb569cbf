package io.adaflight.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A thread moved from one back-pressure state to another. */
@Name(BackPressureChangeEvent.NAME)
@Label("Back-Pressure Change")
@Description("A thread moved from one back-pressure state to another")
@Category("AdaFlight")
@StackTrace(false)
@Registered(false)
public final class BackPressureChangeEvent extends Event {
    /** The name of the event type. */
    public static final String NAME = "adaflight.BackPressureChange";

    @Label("Pipeline")
    @Description("The name of the pipeline that is counted")
    public String pipeline = "";

    @Label("Counted Thread")
    @Description("The thread whose state changed; absent when it has ended")
    public @Nullable Thread thread;

    @Label("Thread Id")
    @Description("The counted thread's id; below zero for a row that stands for many threads")
    public long threadId;

    @Label("From")
    @Description("The state before")
    public String from = "";

    @Label("To")
    @Description("The state after")
    public String to = "";

    @Label("Free Rings")
    @Description("Rings that were free")
    public int freeRings;

    @Label("Rings")
    @Description("The most rings that the thread can have")
    public int rings;
}
