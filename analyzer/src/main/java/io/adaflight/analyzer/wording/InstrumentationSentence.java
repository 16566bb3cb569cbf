package io.adaflight.analyzer.wording;

import io.adaflight.analyzer.analysis.result.Instrumentation;
import io.adaflight.analyzer.analysis.result.Instrumentation.InstrumentedLibrary;
import io.adaflight.analyzer.analysis.result.Instrumentation.SilentLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the agent did in libraries, in words. */
public final class InstrumentationSentence {
    private static final Map<String, String> NAMES = Map.of(
            "disruptor", "Disruptor",
            "executors", "executors of JDK",
            "log4j2", "Log4j",
            "logback", "Logback",
            "opentelemetry", "OpenTelemetry");

    private InstrumentationSentence() {}

    /** Where events were counted and what was left alone; empty if the agent did nothing. */
    public static String of(Instrumentation instrumentation) {
        List<String> counted = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (InstrumentedLibrary library : instrumentation.libraries()) {
            if (!library.instrumented().isEmpty()) {
                counted.add(name(library.library(), library.version()));
            }
            left.addAll(library.leftAlone());
        }
        StringBuilder text = new StringBuilder();
        if (!counted.isEmpty()) {
            text.append("counted in ").append(String.join(", ", counted));
        }
        if (!left.isEmpty()) {
            text.append(text.isEmpty() ? "" : "; ").append("left alone: ").append(String.join("; ", left));
        }
        return text.toString();
    }

    /** What a library lost silently, why, and what to do. */
    public static String of(SilentLoss loss) {
        return name(loss.library(), loss.version()) + " with " + name("disruptor", loss.otherVersion()) + " discarded "
                + Figures.count(loss.events()) + (loss.events() == 1 ? " event of " : " events of ") + loss.pipeline()
                + " without saying so: it takes a full ring for a shutdown, because the Disruptor's remaining capacity is"
                + " negative while writers wait; use Disruptor 3.4.4 or a larger ring"
                + " (log4j2.asyncLoggerRingBufferSize)";
    }

    private static String name(String library, String version) {
        String name = NAMES.getOrDefault(library, library);
        return version.isEmpty() ? name : name + " " + version;
    }
}
