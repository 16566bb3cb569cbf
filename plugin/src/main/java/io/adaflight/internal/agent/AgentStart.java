package io.adaflight.internal.agent;

import io.adaflight.AdaFlight;
import java.lang.instrument.Instrumentation;

/** Starts the agent in the copy of AdaFlight that counts. */
public final class AgentStart {
    private AgentStart() {}

    /*
     * Neither a wrong option nor a JVM that refuses something must end an application that would run without the agent: it
     * says so in one line. Nothing of wrong options takes effect.
     */
    /** Does what the options say. */
    public static void start(String options, Instrumentation instrumentation) {
        try {
            AgentOptions.parse(options).apply(instrumentation);
        } catch (IllegalArgumentException e) {
            System.err.println("adaflight: " + e.getMessage() + "; the options are ignored, the application goes on");
            AdaFlight.pipelines();
        } catch (SecurityException | LinkageError e) {
            System.err.println("adaflight: " + e + "; the application goes on without AdaFlight");
        }
    }
}
