package io.adaflight.internal.jfr;

/** The way of what the agent instrumented into flight recordings. */
public final class InstrumentationRecording {
    private InstrumentationRecording() {}

    /** Records a log from now on, whenever a recording runs; never without JFR. */
    public static void connect(InstrumentationLog log) {
        try {
            InstrumentationEvents.connect(log);
        } catch (NoClassDefFoundError e) {
            // Without the module jdk.jfr there is nothing to record to.
            return;
        }
    }
}
