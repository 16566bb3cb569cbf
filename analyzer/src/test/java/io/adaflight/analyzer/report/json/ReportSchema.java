package io.adaflight.analyzer.report.json;

import com.fasterxml.jackson.jr.ob.JSON;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The JSON Schema of the reports, as users have it and in a strict form that refuses fields which it does not name. */
public final class ReportSchema {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Schema schema;

    private ReportSchema(String schema) {
        this.schema = REGISTRY.getSchema(schema, InputFormat.JSON);
    }

    /** Takes fields that it does not name, as a later release may add them. */
    public static ReportSchema tolerant() throws IOException {
        return new ReportSchema(JsonReport.schema());
    }

    /** Refuses them: reports of this release have none. */
    public static ReportSchema strict() throws IOException {
        Map<String, Object> schema = JSON.std.mapFrom(JsonReport.schema());
        refuseMore(schema);
        schema.remove("$id");
        return new ReportSchema(JSON.std.asString(schema));
    }

    @SuppressWarnings("unchecked")
    private static void refuseMore(Object node) {
        if (node instanceof Map<?, ?> map) {
            map.values().forEach(ReportSchema::refuseMore);
            if ("object".equals(map.get("type")) && !map.containsKey("additionalProperties")) {
                ((Map<String, Object>) map).put("unevaluatedProperties", false);
            }
        } else if (node instanceof List<?> list) {
            list.forEach(ReportSchema::refuseMore);
        }
    }

    /** What is wrong with the schema itself, by the schema of schemas. */
    public static List<String> errorsOfTheSchema() throws IOException {
        return errors(
                REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId())),
                JsonReport.schema());
    }

    /** What is wrong with a document, each with its place; nothing when it is valid. */
    public List<String> errors(String json) {
        return errors(schema, json);
    }

    private static List<String> errors(Schema schema, String json) {
        return schema
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
