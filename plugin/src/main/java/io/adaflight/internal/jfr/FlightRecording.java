package io.adaflight.internal.jfr;

import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.counters.DurationEvents;

/** The way into flight recordings. */
public interface FlightRecording {
    /** Where there is no JFR: records nothing. */
    FlightRecording NONE = new FlightRecording() {
        @Override
        public DurationEvents events() {
            return DurationEvents.NONE;
        }

        @Override
        public void add(CollectedPipeline pipeline) {}

        @Override
        public void remove(CollectedPipeline pipeline) {}

        @Override
        public void setMaximumRows(int rows) {}
    };

    /** The most rows that are recorded for a pipeline at a time, unless set otherwise. */
    int DEFAULT_MAXIMUM_ROWS = 256;

    /**
     * Connects to the recorder of this JVM, which costs next to nothing as long as nobody records; {@link #NONE} where
     * the module {@code jdk.jfr} is missing, the recorder is switched off or a SecurityManager refuses it.
     *
     * @param beforeChunkEnds run on the recorder's thread before the last collection of a chunk
     */
    static FlightRecording connect(Runnable beforeChunkEnds) {
        try {
            return RecorderConnection.open(beforeChunkEnds);
        } catch (NoClassDefFoundError e) {
            return NONE;
        } catch (SecurityException e) {
            System.getLogger(FlightRecording.class.getPackageName())
                    .log(
                            System.Logger.Level.WARNING,
                            "AdaFlight counts and records nothing, because it may not use the flight recorder: {0}",
                            e.getMessage());
            return NONE;
        }
    }

    /** Where single happenings are recorded. */
    DurationEvents events();

    /** Records a pipeline from now on, whenever a recording runs. */
    void add(CollectedPipeline pipeline);

    /** Records the counts of a pipeline once more, as the last ones, if a recording runs; and never again. */
    void remove(CollectedPipeline pipeline);

    /**
     * Sets the most rows that are recorded for a pipeline at a time.
     *
     * @param rows at least 1
     */
    void setMaximumRows(int rows);
}
