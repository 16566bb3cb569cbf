package io.adaflight.analyzer.recording.warning;

import io.adaflight.analyzer.recording.warning.Warning.Code;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The warnings about one recording: the first few of each kind in full, the rest as a number. */
public final class WarningList {
    private static final int LISTED = 10;

    private final String recording;
    private final List<Warning> listed = new ArrayList<>();
    private final Map<Code, Integer> counts = new EnumMap<>(Code.class);

    public WarningList(String recording) {
        this.recording = recording;
    }

    public void add(Code code, String text) {
        if (counts.merge(code, 1, Integer::sum) <= LISTED) {
            listed.add(Warning.of(code, recording, text));
        }
    }

    public int size() {
        return listed.size();
    }

    public List<Warning> toList() {
        List<Warning> all = new ArrayList<>(listed);
        counts.forEach((code, count) -> {
            if (count > LISTED) {
                all.add(Warning.of(Code.TOO_MANY, recording, (count - LISTED) + " more of " + code));
            }
        });
        return List.copyOf(all);
    }
}
