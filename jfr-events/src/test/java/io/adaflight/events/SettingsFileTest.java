package io.adaflight.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import jdk.jfr.Configuration;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    /** Types that only newer JDKs or other collectors have; a recorder without them ignores their settings. */
    private static final List<String> NOT_ON_EVERY_JDK = List.of("jdk.VirtualThreadPinned", "jdk.ZAllocationStall");

    @ParameterizedTest
    @ValueSource(strings = {"adaflight.jfc", "adaflight-detail.jfc"})
    void settings_everyOwnEvent_isNamed(String file) throws Exception {
        assertThat(eventNames(file))
                .containsAll(EventTypes.ALL.stream()
                        .map(type -> "adaflight." + type.getSimpleName().replaceAll("Event$", ""))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"adaflight.jfc", "adaflight-detail.jfc"})
    void settings_everyName_isAnEventOfThisJdkOrOurs(String file) throws Exception {
        EventTypes.ALL.forEach(FlightRecorder::register);
        List<String> known = FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .map(EventType::getName)
                .collect(Collectors.toList());
        known.addAll(NOT_ON_EVERY_JDK);

        assertThat(known).containsAll(eventNames(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"adaflight.jfc", "adaflight-detail.jfc"})
    void settings_structure_isFlat(String file) throws Exception {
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Objects.requireNonNull(EventTypes.class.getResourceAsStream(file)));

        assertThat(document.getElementsByTagName("category").getLength()).isZero();
        assertThat(document.getElementsByTagName("event").getLength()).isPositive();
    }

    @Test
    void settings_queues_countCallsOnceForEachChunk() throws Exception {
        Map<String, String> settings = settings("jdk25-queues.jfc");

        assertThat(settings)
                .containsOnlyKeys("jdk.MethodTiming#enabled", "jdk.MethodTiming#period", "jdk.MethodTiming#filter")
                .containsEntry("jdk.MethodTiming#period", "endChunk");
        assertThat(Objects.requireNonNull(settings.get("jdk.MethodTiming#filter"))
                        .split(";"))
                .doesNotHaveDuplicates()
                .allMatch(filter -> filter.matches("[\\w.$]+::\\w+"));
    }

    @Test
    void settings_detail_recordsEverySwapAndStallsOfAMillisecond() throws Exception {
        Map<String, String> settings = settings("adaflight-detail.jfc");

        assertThat(settings)
                .containsEntry("adaflight.RingSwap#threshold", "0 ms")
                .containsEntry("adaflight.ThreadSnapshot#period", "100 ms")
                .containsEntry("jdk.JavaMonitorEnter#threshold", "1 ms")
                .containsEntry("jdk.FileForce#threshold", "1 ms");
    }

    private static List<String> eventNames(String file) throws IOException, ParseException {
        return settings(file).keySet().stream()
                .map(key -> key.substring(0, key.indexOf('#')))
                .distinct()
                .toList();
    }

    private static Map<String, String> settings(String file) throws IOException, ParseException {
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(EventTypes.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            return Configuration.create(reader).getSettings();
        }
    }
}
