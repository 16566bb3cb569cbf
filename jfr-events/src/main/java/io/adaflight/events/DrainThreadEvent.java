package io.adaflight.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;
import org.jspecify.annotations.Nullable;

/** A thread that takes events out of a pipeline: once for each thread and chunk, and once more when it has ended. */
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

    @Label("Began")
    @Description("When the thread began to drain the pipeline")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    public long began;

    @Label("Ended")
    @Description("When the thread ended, or was seen to have ended; absent while it runs")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    public long ended = Long.MIN_VALUE;
}
