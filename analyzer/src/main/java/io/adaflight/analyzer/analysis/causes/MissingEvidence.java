package io.adaflight.analyzer.analysis.causes;

/**
 * A setting of the recording that keeps a cause from being seen.
 *
 * @param cause the cause that would have been seen
 * @param setting the setting to change, such as {@code jdk.JavaMonitorEnter#threshold=1 ms}
 * @param reason what is so now, in words
 */
public record MissingEvidence(Cause cause, String setting, String reason) {}
