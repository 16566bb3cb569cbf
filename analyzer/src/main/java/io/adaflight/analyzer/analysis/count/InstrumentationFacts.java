package io.adaflight.analyzer.analysis.count;

import io.adaflight.analyzer.analysis.result.Instrumentation;
import io.adaflight.analyzer.analysis.result.Instrumentation.CountedMethod;
import io.adaflight.analyzer.analysis.result.Instrumentation.InstrumentedLibrary;
import io.adaflight.analyzer.analysis.result.Instrumentation.SilentLoss;
import io.adaflight.analyzer.recording.event.InstrumentedClass;
import io.adaflight.analyzer.recording.event.MethodCalls;
import io.adaflight.analyzer.recording.event.SilentDiscard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a recording says of the libraries in which the agent, or the JDK, counts. */
final class InstrumentationFacts {
    private static final int MOST = 1000;

    private final Map<String, Found> found = new TreeMap<>();
    private final Map<String, Long> calls = new TreeMap<>();
    private final Map<String, SilentLoss> losses = new TreeMap<>();

    void add(InstrumentedClass one) {
        String key = one.library() + " " + one.version();
        if (found.size() < MOST || found.containsKey(key)) {
            found.computeIfAbsent(key, unused -> new Found(one.library(), one.version()))
                    .add(one);
        }
    }

    /* A running total: the largest is the last. One overload calls the other, so their calls are not summed. */
    void add(MethodCalls called) {
        if (calls.size() < MOST || calls.containsKey(called.method())) {
            calls.merge(called.method(), called.calls(), Math::max);
        }
    }

    void add(SilentDiscard discard) {
        SilentLoss before = losses.get(discard.pipeline());
        if (losses.size() < MOST || before != null) {
            losses.put(
                    discard.pipeline(),
                    new SilentLoss(
                            discard.pipeline(),
                            Math.max(discard.totalDiscarded(), before == null ? 0 : before.events()),
                            discard.library(),
                            discard.version(),
                            discard.otherVersion()));
        }
    }

    Instrumentation result() {
        List<InstrumentedLibrary> libraries = new ArrayList<>();
        found.values()
                .forEach(each -> libraries.add(new InstrumentedLibrary(
                        each.library, each.version, List.copyOf(each.instrumented), List.copyOf(each.leftAlone))));
        List<CountedMethod> methods = new ArrayList<>();
        calls.forEach((method, number) -> methods.add(new CountedMethod(method, number)));
        return new Instrumentation(libraries, List.copyOf(losses.values()), methods);
    }

    private static final class Found {
        private final String library;
        private final String version;
        private final TreeSet<String> instrumented = new TreeSet<>();
        private final TreeSet<String> leftAlone = new TreeSet<>();

        Found(String library, String version) {
            this.library = library;
            this.version = version;
        }

        void add(InstrumentedClass one) {
            if (instrumented.size() + leftAlone.size() < MOST) {
                if (one.instrumented()) {
                    instrumented.add(one.className());
                } else {
                    leftAlone.add(one.className() + ": " + one.reason());
                }
            }
        }
    }
}
