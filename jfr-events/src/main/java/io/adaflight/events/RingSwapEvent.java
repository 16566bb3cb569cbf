package io.adaflight.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.Threshold;

/** A thread exchanged its full ring for a free one. Recorded on that thread, with the stack that swapped. */
@Name(RingSwapEvent.NAME)
@Label("Ring Swap")
@Description("A thread exchanged its full ring for a free one")
@Category("AdaFlight")
@Registered(false)
@Threshold("1 ms")
public final class RingSwapEvent extends Event {
    /** The name of the event type. */
    public static final String NAME = "adaflight.RingSwap";

    @Label("Pipeline")
    @Description("The name of the pipeline that is counted")
    public String pipeline = "";

    @Label("Events")
    @Description("Events in the ring that was given up")
    public int events;

    @Label("Bytes")
    @Description("Bytes in the ring that was given up")
    @DataAmount
    public long bytes;

    @Label("Free Rings")
    @Description("Rings that were free afterwards")
    public int freeRings;

    @Label("Rings in Rotation")
    @Description("Rings that the thread has")
    public int ringsInRotation;

    @Label("Pool Exhausted")
    @Description("No ring was free")
    public boolean poolExhausted;
}
