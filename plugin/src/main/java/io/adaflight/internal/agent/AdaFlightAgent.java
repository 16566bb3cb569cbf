package io.adaflight.internal.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The agent: {@code -javaagent:adaflight-plugin.jar[=option,…]}, or loaded into a JVM that runs. It connects AdaFlight to
 * the recorder before the application starts and sets what the options say. It changes no code but that of the libraries
 * which the option {@code instrument} names.
 */
public final class AdaFlightAgent {
    /*
     * Instrumented code needs a bridge on the boot class path, and one copy of AdaFlight is to count for all class loaders. So
     * nothing else of AdaFlight may be used here before the boot class path is settled: a class that was loaded from the
     * class path stays what it is.
     */
    private AdaFlightAgent() {}

    /** Called by the JVM before {@code main}. */
    public static void premain(@Nullable String options, Instrumentation instrumentation) {
        start(options, instrumentation);
    }

    /** Called by the JVM when the agent is loaded into it. */
    public static void agentmain(@Nullable String options, Instrumentation instrumentation) {
        start(options, instrumentation);
    }

    private static void start(@Nullable String options, Instrumentation instrumentation) {
        String text = options == null ? "" : options;
        if (text.contains("instrument=")) {
            try {
                BootClassPath.prepare(instrumentation);
            } catch (IOException e) {
                System.err.println(
                        "adaflight: " + e.getMessage() + "; nothing is instrumented, the application goes on");
                return;
            }
        }
        AgentStart.start(text, instrumentation);
    }
}
