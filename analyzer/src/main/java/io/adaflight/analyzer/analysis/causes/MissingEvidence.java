package io.adaflight.analyzer.analysis.causes;

/**
 * A setting of the recording that hides a cause.
 *
 * @param cause the cause that it hides
 * @param setting the setting to change, such as {@code jdk.JavaMonitorEnter#threshold=1 ms}
 * @param reason what the setting is now, in words
 */
public record MissingEvidence(Cause cause, String setting, String reason) {}
