package io.adaflight.events;

import java.util.List;
import java.util.stream.Collectors;
import jdk.jfr.AnnotationElement;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Period;
import jdk.jfr.ValueDescriptor;

/** Describes event types as text: one line for each type, one for each of its own fields. */
final class EventMetadata {
    private static final List<String> FIELDS_OF_THE_JDK = List.of("startTime", "duration", "eventThread", "stackTrace");

    private EventMetadata() {}

    static String describe(List<Class<? extends Event>> types) {
        return types.stream().map(EventMetadata::describe).collect(Collectors.joining("\n"));
    }

    private static String describe(Class<? extends Event> type) {
        FlightRecorder.register(type);
        EventType eventType = EventType.getEventType(type);
        String fields = eventType.getFields().stream()
                .filter(field -> !FIELDS_OF_THE_JDK.contains(field.getName()))
                .map(EventMetadata::describe)
                .collect(Collectors.joining());
        String settings = eventType.getSettingDescriptors().stream()
                .filter(setting -> !setting.getName().equals("stackTrace"))
                .map(setting -> setting.getName() + "=" + setting.getDefaultValue())
                .sorted()
                .collect(Collectors.joining(" "));
        Period period = type.getAnnotation(Period.class);
        return "%s | %s | %s | %s%s | %s%n%s"
                .formatted(
                        eventType.getName(),
                        eventType.getLabel(),
                        String.join("/", eventType.getCategoryNames()),
                        settings,
                        period == null ? "" : " period=" + period.value(),
                        eventType.getDescription(),
                        fields);
    }

    private static String describe(ValueDescriptor field) {
        String unit = field.getAnnotationElements().stream()
                .map(EventMetadata::describe)
                .filter(text -> !text.isEmpty())
                .sorted()
                .collect(Collectors.joining(" "));
        return "  %s %s | %s | %s | %s%n"
                .formatted(field.getTypeName(), field.getName(), unit, field.getLabel(), field.getDescription());
    }

    private static String describe(AnnotationElement annotation) {
        String name = annotation.getTypeName();
        String simpleName = name.substring(name.lastIndexOf('.') + 1);
        return switch (simpleName) {
            case "Label", "Description" -> "";
            default ->
                annotation.hasValue("value") ? simpleName + "(" + annotation.getValue("value") + ")" : simpleName;
        };
    }
}
