package io.adaflight.analyzer.recording.event;

import java.util.Set;

/** An environment variable that says which process was recorded; no other one is read. */
public record EnvironmentVariable(long timeNanos, String name, String value) implements DecodedEvent {
    /** The host, or the pod; on Windows the host. */
    public static final String HOST_NAME = "HOSTNAME";

    public static final String COMPUTER_NAME = "COMPUTERNAME";

    /** What OpenTelemetry calls the service. */
    public static final String SERVICE_NAME = "OTEL_SERVICE_NAME";

    /** What OpenTelemetry knows of the service and its host: pairs with commas between them. */
    public static final String RESOURCE_ATTRIBUTES = "OTEL_RESOURCE_ATTRIBUTES";

    /** The names that are read. */
    public static final Set<String> READ = Set.of(HOST_NAME, COMPUTER_NAME, SERVICE_NAME, RESOURCE_ATTRIBUTES);
}
