package io.adaflight.analyzer.recording.event;

/** Moving averages of the event and byte rates a second, over 1, 5 and 15 minutes. */
public record MovingAverages(
        double events1, double events5, double events15, double bytes1, double bytes5, double bytes15) {}
