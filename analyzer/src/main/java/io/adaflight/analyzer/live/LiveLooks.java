package io.adaflight.analyzer.live;

import io.adaflight.analyzer.recording.event.DrainLook;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;

/** Looks at drain threads, whose stacks come in events of their own before them. */
final class LiveLooks {
    static final String SAMPLE = "adaflight.DrainSample";
    static final String STACK = "adaflight.DrainStack";

    private static final int MOST_STACKS = 20_000;

    private final Map<Long, String> stacks = new HashMap<>();

    void addStack(RecordedEvent event) {
        LiveRow row = new LiveRow(event);
        if (stacks.size() < MOST_STACKS) {
            stacks.put(row.number("id"), DrainLook.stack(row.longText("frames")));
        }
    }

    DrainLook look(RecordedEvent event) {
        LiveRow row = new LiveRow(event);
        return new DrainLook(
                row.endNanos(),
                row.text("pipeline"),
                row.number("threadId"),
                row.flag("losing"),
                row.text("state"),
                (int) row.number("atWork"),
                stacks.getOrDefault(row.number("stack"), ""),
                row.text("blockerClass"),
                row.text("ownerName"),
                stacks.getOrDefault(row.number("ownerStack"), ""),
                row.nanos("sinceLast"));
    }
}
