package io.adaflight.analyzer.recording.decode;

import io.adaflight.analyzer.recording.event.DrainLook;
import java.util.HashMap;
import java.util.Map;

/** The stacks of drain threads and of owners of locks, which come in events of their own, by the ids that looks name. */
public final class DrainStacks {
    private static final int MOST = 20_000;

    private final Map<Long, String> byId = new HashMap<>();

    /** Takes the stack of an event, one frame a line in it. */
    public void add(EventFields row) {
        long id = row.rawNumber(EventAttributes.STACK_ID);
        if (id > 0 && byId.size() < MOST) {
            byId.put(id, DrainLook.stack(row.longText(EventAttributes.FRAMES)));
        }
    }

    /** The stack with an id; empty when it was not recorded. */
    public String of(long id) {
        return byId.getOrDefault(id, "");
    }
}
