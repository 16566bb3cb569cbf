package io.adaflight.analyzer.analysis.result;

/**
 * The recorded process. Text is empty when unknown. Arguments are not kept because they may contain secrets.
 *
 * @param jvmStartNanos when the JVM started; 0 when unknown
 * @param pid the process id; 0 when unknown
 * @param host the host, or the pod
 * @param application what OpenTelemetry's settings call the service
 * @param applicationVersion the version that OpenTelemetry's settings give the service
 * @param mainClass the main class, or the name of the jar that was started
 * @param javaVersion such as {@code 17.0.15+6}
 */
public record ProcessIdentity(
        long jvmStartNanos,
        long pid,
        String host,
        String application,
        String applicationVersion,
        String mainClass,
        String javaVersion) {
    /** Nothing is known. */
    public static final ProcessIdentity UNKNOWN = new ProcessIdentity(0, 0, "", "", "", "", "");
}
