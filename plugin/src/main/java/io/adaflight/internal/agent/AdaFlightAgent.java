package io.adaflight.internal.agent;

import io.adaflight.AdaFlight;
import org.jspecify.annotations.Nullable;

/**
 * The agent: {@code -javaagent:adaflight-plugin.jar[=option,…]}, or loaded into a JVM that runs. It connects AdaFlight to
 * the recorder before the application starts and sets what the options say. It changes no code.
 */
public final class AdaFlightAgent {
    private AdaFlightAgent() {}

    /** Called by the JVM before {@code main}. */
    public static void premain(@Nullable String options) {
        start(options);
    }

    /** Called by the JVM when the agent is loaded into it. */
    public static void agentmain(@Nullable String options) {
        start(options);
    }

    /*
     * Neither a wrong option nor a JVM that refuses something must end an application that would run without the agent: it
     * says so in one line. Nothing of wrong options takes effect.
     */
    private static void start(@Nullable String options) {
        try {
            AgentOptions.parse(options == null ? "" : options).apply();
        } catch (IllegalArgumentException e) {
            System.err.println("adaflight: " + e.getMessage() + "; the options are ignored, the application goes on");
            AdaFlight.pipelines();
        } catch (SecurityException | LinkageError e) {
            System.err.println("adaflight: " + e + "; the application goes on without AdaFlight");
        }
    }
}
