package io.adaflight.analyzer.analysis.result;

import java.util.List;

/**
 * What the agent did to other people's libraries.
 *
 * @param libraries each library and version that was found, in the order of their names
 * @param silentLosses what a library lost by a defect of its own, without saying so: one for each pipeline
 */
public record Instrumentation(List<InstrumentedLibrary> libraries, List<SilentLoss> silentLosses) {
    public Instrumentation {
        libraries = List.copyOf(libraries);
        silentLosses = List.copyOf(silentLosses);
    }

    /** Where the agent did nothing. */
    public static final Instrumentation NONE = new Instrumentation(List.of(), List.of());

    /**
     * A library.
     *
     * @param library the library, as the agent's option calls it
     * @param version its version; empty where it is not known
     * @param instrumented the classes that count
     * @param leftAlone the classes that were left alone, each with the reason after a colon
     */
    public record InstrumentedLibrary(
            String library, String version, List<String> instrumented, List<String> leftAlone) {
        public InstrumentedLibrary {
            instrumented = List.copyOf(instrumented);
            leftAlone = List.copyOf(leftAlone);
        }
    }

    /**
     * What a library lost without saying so.
     *
     * @param pipeline the name of the pipeline
     * @param events how many events
     * @param library the library, as the agent's option calls it
     * @param version its version; empty where it is not known
     * @param otherVersion the version of the other library that has part in it; empty where it is not known
     */
    public record SilentLoss(String pipeline, long events, String library, String version, String otherVersion) {}
}
