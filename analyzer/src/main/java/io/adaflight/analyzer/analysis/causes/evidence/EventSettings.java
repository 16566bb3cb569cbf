package io.adaflight.analyzer.analysis.causes.evidence;

import io.adaflight.analyzer.recording.event.EventSetting;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The recorder's settings: the last ones in the recording for each event type. Immutable. */
public final class EventSettings {
    private static final int MOST_EVENTS = 5000;
    private static final Pattern SPAN = Pattern.compile("(\\d{1,15})\\s*(ns|us|ms|s|m|h|d)(/chunk)?");
    private static final Map<String, Long> UNIT_NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L);

    private final Map<String, Map<String, String>> byEvent;

    private EventSettings(Map<String, Map<String, String>> byEvent) {
        this.byEvent = byEvent;
    }

    /** Collects settings. */
    static final class Builder {
        private final Map<String, Map<String, String>> byEvent = new HashMap<>();

        void add(EventSetting setting) {
            if (byEvent.size() < MOST_EVENTS || byEvent.containsKey(setting.event())) {
                byEvent.computeIfAbsent(setting.event(), key -> new HashMap<>())
                        .put(setting.setting(), setting.value());
            }
        }

        /** The settings so far; later ones do not change them. */
        EventSettings build() {
            Map<String, Map<String, String>> copy = new HashMap<>();
            byEvent.forEach((event, settings) -> copy.put(event, Map.copyOf(settings)));
            return new EventSettings(copy);
        }
    }

    /** Whether the recording has any settings. */
    public boolean isKnown() {
        return !byEvent.isEmpty();
    }

    /** Whether events of a type were recorded; false when the recording does not say. */
    public boolean isEnabled(String event) {
        return "true".equals(setting(event, "enabled"));
    }

    /** The threshold of a type of event; 0 when there was none or it is unknown. */
    public long thresholdNanos(String event) {
        return nanos(setting(event, "threshold"));
    }

    /** The period of a type of event; 0 when it has none or it is unknown. */
    public long periodNanos(String event) {
        return nanos(setting(event, "period"));
    }

    private @Nullable String setting(String event, String name) {
        return byEvent.getOrDefault(event, Map.of()).get(name);
    }

    private static long nanos(@Nullable String text) {
        Matcher matcher = SPAN.matcher(text == null ? "" : text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return 0;
        }
        long unit = UNIT_NANOS.getOrDefault(matcher.group(2), 0L);
        long count = Long.parseLong(matcher.group(1));
        return count > Long.MAX_VALUE / unit ? Long.MAX_VALUE : count * unit;
    }
}
