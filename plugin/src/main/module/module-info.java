/**
 * What an application adds: counters, event pipelines and the agent. Counts without the module {@code jdk.jfr}, too, and then
 * records nothing.
 */
module io.adaflight {
    requires static java.instrument;
    requires static java.management;
    requires static jdk.httpserver;
    requires static jdk.jfr;

    exports io.adaflight;
    exports io.adaflight.internal.agent to
            java.instrument;
}
