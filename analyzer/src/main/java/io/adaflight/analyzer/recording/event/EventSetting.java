package io.adaflight.analyzer.recording.event;

/**
 * How the recorder was set for one type of event.
 *
 * @param event the name of the event type
 * @param setting such as {@code enabled}, {@code threshold} or {@code period}
 * @param value as it was given, such as {@code true} or {@code 10 ms}
 */
public record EventSetting(long timeNanos, String event, String setting, String value) implements JdkEvent {}
