package io.adaflight.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A thread that takes events out of a pipeline: once for each thread and chunk. */
@Name(DrainThreadEvent.NAME)
@Label("Drain Thread")
@Description("A thread that drains a pipeline")
@Category("AdaFlight")
@StackTrace(false)
@Registered(false)
@Period("beginChunk")
public final class DrainThreadEvent extends Event {
    /** The name of the event type. */
    public static final String NAME = "adaflight.DrainThread";

    @Label("Pipeline")
    @Description("The name of the pipeline that is counted")
    public String pipeline = "";

    @Label("Counted Thread")
    @Description("The thread; absent when it has ended")
    public @Nullable Thread thread;

    @Label("Thread Id")
    @Description("The counted thread's id; below zero for a row that stands for many threads")
    public long threadId;

    @Label("Name")
    @Description("The name of the thread")
    public String name = "";
}
