package io.adaflight.analyzer.analysis.result;

import java.util.List;

/**
 * What is known of other people's libraries: what the agent did to them, and what the JDK counted in them.
 *
 * @param libraries each library and version that was found, in the order of their names
 * @param silentLosses what a library lost through a bug of its own without reporting it: one for each pipeline
 * @param countedMethods the methods whose calls the JDK counted, in the order of their names
 */
public record Instrumentation(
        List<InstrumentedLibrary> libraries, List<SilentLoss> silentLosses, List<CountedMethod> countedMethods) {
    public Instrumentation {
        libraries = List.copyOf(libraries);
        silentLosses = List.copyOf(silentLosses);
        countedMethods = List.copyOf(countedMethods);
    }

    /** Where nothing is known. */
    public static final Instrumentation NONE = new Instrumentation(List.of(), List.of(), List.of());

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
     * A method whose calls the JDK counted.
     *
     * @param method the class and the method, with a dot between them
     * @param calls how many there were since the recorder began to count
     */
    public record CountedMethod(String method, long calls) {}

    /**
     * What a library lost without reporting it.
     *
     * @param pipeline the name of the pipeline
     * @param events how many events
     * @param library the library, as the agent's option calls it
     * @param version its version; empty where it is not known
     * @param otherVersion the version of the other library involved; empty when unknown
     */
    public record SilentLoss(String pipeline, long events, String library, String version, String otherVersion) {}
}
