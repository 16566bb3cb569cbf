/** The recorded format: event classes, which the plugin fills, the layout of the counters file and the names of metrics. */
@SuppressWarnings("module") // The plugin is compiled after this module.
module io.adaflight.events {
    requires static transitive jdk.jfr;
    requires static transitive org.jspecify;

    exports io.adaflight.events to
            io.adaflight;
    exports io.adaflight.layout to
            io.adaflight;
}
