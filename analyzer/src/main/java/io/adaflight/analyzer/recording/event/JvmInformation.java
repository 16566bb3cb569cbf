package io.adaflight.analyzer.recording.event;

/**
 * What the JVM recorded about itself.
 *
 * @param jvmStartNanos when the process started; 0 when unknown
 * @param pid the process id; 0 when unknown
 * @param jvmVersion the version in words, as {@code java -version} shows it
 * @param jvmArguments the options of the JVM, which may hold secrets
 * @param javaArguments the main class or jar and what the application was given, which may hold secrets
 */
public record JvmInformation(
        long timeNanos, long jvmStartNanos, long pid, String jvmVersion, String jvmArguments, String javaArguments)
        implements DecodedEvent {}
