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

/** Who a counted thread is: once for each thread and chunk, since the name would else stand in each snapshot. */
@Name(ThreadInfoEvent.NAME)
@Label("Thread Info")
@Description("Who a counted thread is")
@Category("AdaFlight")
@StackTrace(false)
@Registered(false)
@Period("beginChunk")
public final class ThreadInfoEvent extends Event {
    /** The name of the event type. */
    public static final String NAME = "adaflight.ThreadInfo";

    @Label("Pipeline")
    @Description("The name of the pipeline that is counted")
    public String pipeline = "";

    @Label("Counted Thread")
    @Description("The thread; absent when it has ended and for a row that stands for many")
    public @Nullable Thread thread;

    @Label("Thread Id")
    @Description("The counted thread's id; below zero for a row that stands for many threads")
    public long threadId;

    @Label("Name")
    @Description("The name of the thread")
    public String name = "";

    @Label("Virtual")
    @Description("The row stands for virtual threads")
    public boolean virtual;

    @Label("Registered")
    @Description("When the thread was first seen")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    public long registered;
}
