package io.adaflight.analyzer.analysis.count;

import io.adaflight.analyzer.analysis.result.ProcessIdentity;
import io.adaflight.analyzer.recording.event.EnvironmentVariable;
import io.adaflight.analyzer.recording.event.JvmInformation;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose recording it is. Name and version of the application come from where OpenTelemetry's agent takes them: its
 * system properties first, then its environment variables.
 */
final class ProcessFacts {
    private static final Pattern JAVA_VERSION = Pattern.compile("\\((\\d[^)\\s]*)\\)");
    private static final Pattern SERVICE_PROPERTY = property("otel.service.name");
    private static final Pattern RESOURCE_PROPERTY = property("otel.resource.attributes");
    private static final Pattern FOLDERS = Pattern.compile(".*[/\\\\]");

    private static final String SERVICE = "service.name";
    private static final String VERSION = "service.version";
    private static final String HOST = "host.name";

    private final Map<String, String> variables = new HashMap<>();
    private @Nullable JvmInformation jvm;

    private static Pattern property(String name) {
        return Pattern.compile("(?:^|\\s)-D" + Pattern.quote(name) + "=(?:\"([^\"]*)\"|(\\S*))");
    }

    void add(JvmInformation information) {
        jvm = information;
    }

    void add(EnvironmentVariable variable) {
        variables.put(variable.name(), variable.value());
    }

    ProcessIdentity identity() {
        JvmInformation known = Objects.requireNonNullElse(jvm, new JvmInformation(0, 0, 0, "", "", ""));
        Map<String, String> attributes = pairs(variable(EnvironmentVariable.RESOURCE_ATTRIBUTES));
        attributes.putAll(pairs(find(RESOURCE_PROPERTY, known.jvmArguments())));
        return new ProcessIdentity(
                known.jvmStartNanos(),
                known.pid(),
                first(
                        attributes.getOrDefault(HOST, ""),
                        variable(EnvironmentVariable.HOST_NAME),
                        variable(EnvironmentVariable.COMPUTER_NAME)),
                first(
                        find(SERVICE_PROPERTY, known.jvmArguments()),
                        variable(EnvironmentVariable.SERVICE_NAME),
                        attributes.getOrDefault(SERVICE, "")),
                attributes.getOrDefault(VERSION, ""),
                mainClass(known.javaArguments()),
                find(JAVA_VERSION, known.jvmVersion()));
    }

    private String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    private static String first(String... candidates) {
        for (String candidate : candidates) {
            if (!candidate.isEmpty()) {
                return candidate;
            }
        }
        return "";
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        return pairs;
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        String found = "";
        while (matcher.find()) {
            String quoted = matcher.group(1);
            found = quoted == null ? matcher.group(matcher.groupCount()) : quoted;
        }
        return found;
    }

    /* The first word; of a jar its name without its folder, of a class in a module the class. */
    private static String mainClass(String javaArguments) {
        String first = javaArguments.strip().split("\\s+", 2)[0];
        return FOLDERS.matcher(first).replaceFirst("");
    }
}
