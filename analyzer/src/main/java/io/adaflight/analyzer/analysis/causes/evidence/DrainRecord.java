package io.adaflight.analyzer.analysis.causes.evidence;

import io.adaflight.analyzer.recording.event.DrainLook;
import io.adaflight.analyzer.recording.event.DrainSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What AdaFlight itself saw of one drain thread of one pipeline. If there are too many looks, keeps every other one. */
public final class DrainRecord {
    private static final int MOST_LOOKS = 50_000;
    private static final int MOST_STACKS = 20_000;

    private final long threadId;
    private final DrainAccounts accounts;
    private final List<Look> looks = new ArrayList<>();
    private final Map<String, Activity> activities = new HashMap<>();
    private String name;
    private long weight = 1;
    private long beganNanos;
    private long endedNanos = Long.MAX_VALUE;
    private long seen;

    /**
     * Starts without events.
     *
     * @param mostIntervals how many intervals it holds before it merges neighbours, an even number
     */
    public DrainRecord(long threadId, String name, int mostIntervals) {
        this.threadId = threadId;
        this.name = name;
        accounts = new DrainAccounts(mostIntervals);
    }

    /**
     * Sets the time for which the thread drained.
     *
     * @param began 0 when unknown
     * @param ended 0 while it runs or when unknown
     */
    public void lived(long began, long ended) {
        beganNanos = Math.max(beganNanos, began);
        endedNanos = ended == 0 ? endedNanos : Math.min(endedNanos, ended);
    }

    /** The parts of these spans in which the thread drained; at other times it was not a drain thread. */
    public List<Span> within(List<Span> spans) {
        Span life = new Span(beganNanos, endedNanos);
        List<Span> parts = new ArrayList<>();
        for (Span span : spans) {
            Span part = span.common(life);
            if (part.fromNanos() < part.toNanos()) {
                parts.add(part);
            }
        }
        return parts;
    }

    public void add(DrainSnapshot row) {
        accounts.add(row);
        if (name.isEmpty()) {
            name = row.threadName();
        }
    }

    public void add(DrainLook look) {
        if (seen++ % weight != 0) {
            return;
        }
        looks.add(Look.of(look, activity(look.frames())));
        if (looks.size() >= MOST_LOOKS) {
            for (int index = 0; index < MOST_LOOKS / 2; index++) {
                looks.set(index, looks.get(2 * index));
            }
            looks.subList(MOST_LOOKS / 2, looks.size()).clear();
            weight *= 2;
        }
    }

    private @Nullable Activity activity(String frames) {
        if (frames.isEmpty()) {
            return null;
        }
        Activity known = activities.get(frames);
        if (known == null) {
            known = BlockingMethods.of(frames);
            if (known != null && activities.size() < MOST_STACKS) {
                activities.put(frames, known);
            }
        }
        return known;
    }

    /** Where looks saw the thread wait for events, as it reports itself. */
    Set<String> idlePlaces() {
        Set<String> places = new HashSet<>();
        for (Look look : looks) {
            if (look.atWork() == 0 && look.activity() != null && look.activity() != Activity.COMPUTING) {
                places.add(BlockingMethods.place(look.frames()));
            }
        }
        return places;
    }

    public long threadId() {
        return threadId;
    }

    public String name() {
        return name;
    }

    public DrainAccounts accounts() {
        return accounts;
    }

    /** In time order. */
    public List<Look> looks() {
        return looks;
    }
}
