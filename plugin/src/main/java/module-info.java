/**
 * What an application adds: counters, event pipelines and the agent.
 *
 * <p>This descriptor is for the compiler. The jar also holds the event classes and has a descriptor of its own,
 * {@code src/main/module/module-info.java}: what one requires, the other requires, too, except ASM, which the jar holds.
 */
module io.adaflight {
    requires io.adaflight.events;
    requires static java.instrument;
    requires static java.management;
    requires static jdk.httpserver;
    requires static jdk.jfr;
    requires static org.jspecify;
    requires static org.objectweb.asm;

    exports io.adaflight;
    exports io.adaflight.internal.agent to
            java.instrument;
}
