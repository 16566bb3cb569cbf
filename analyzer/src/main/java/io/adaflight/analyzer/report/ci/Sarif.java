package io.adaflight.analyzer.report.ci;

import com.fasterxml.jackson.core.JsonGenerator;
import io.adaflight.analyzer.report.ci.Check.Level;
import io.adaflight.analyzer.report.json.JsonOutput;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Checks as SARIF 2.1.0: each check that did not pass is a result, located in the recording. */
final class Sarif {
    private Sarif() {}

    static void write(List<Check> checks, Writer writer) throws IOException {
        try (JsonGenerator json = JsonOutput.to(writer, false)) {
            json.writeStartObject();
            json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            json.writeStartObject();
            tool(json, checks);
            json.writeArrayFieldStart("results");
            for (Check check : checks) {
                if (check.level() != Level.PASSED) {
                    result(json, check);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        writer.write('\n');
    }

    private static void tool(JsonGenerator json, List<Check> checks) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "AdaFlight");
        String version = Sarif.class.getPackage().getImplementationVersion();
        if (version != null) {
            json.writeStringField("version", version);
        }
        json.writeArrayFieldStart("rules");
        for (String rule : checks.stream().map(Check::rule).distinct().toList()) {
            json.writeStartObject();
            json.writeStringField("id", rule);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void result(JsonGenerator json, Check check) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", check.rule());
        json.writeStringField(
                "level",
                check.level() == Level.FAILED ? "error" : check.level().name().toLowerCase(Locale.ROOT));
        json.writeObjectFieldStart("message");
        json.writeStringField("text", check.subject() + ": " + check.message());
        json.writeEndObject();
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(check.recording()));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    /* A relative path stays relative, as code scanning expects. */
    private static String uri(String recording) {
        Path path = Path.of(recording);
        return path.isAbsolute()
                ? path.toUri().toString()
                : Path.of("").toUri().relativize(path.toAbsolutePath().toUri()).toString();
    }
}
