package io.adaflight.analyzer.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A page that needs no network: a report in JSON with the script and style that draw it. Its content security policy allows only
 * the page's own scripts and styles, by their hashes. It is ASCII, so any charset can read it.
 */
final class Page {
    private final List<String> styles;
    private final List<String> scripts;
    private final List<String> libraries;
    private final Map<String, PageParts.Part> more;

    /** Writes the report that a page is about. */
    @FunctionalInterface
    interface Data {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /**
     * Creates a page.
     *
     * @param styles names of files
     * @param scripts names of files, in order
     * @param libraries the texts of other scripts that it allows
     * @param more what other parts the page has
     */
    Page(List<String> styles, List<String> scripts, List<String> libraries, Map<String, PageParts.Part> more) {
        this.styles = styles;
        this.scripts = scripts;
        this.libraries = libraries;
        this.more = more;
    }

    void write(String page, Data report, Writer writer) throws IOException {
        PageParts parts = new PageParts();
        StringBuilder style = new StringBuilder();
        for (String name : styles) {
            style.append(parts.text(name));
        }
        StringBuilder script = new StringBuilder("(() => {\n\"use strict\";\n");
        for (String name : scripts) {
            script.append(parts.text(name));
        }
        script.append("})();\n");
        StringBuilder policy = new StringBuilder("default-src 'none'; script-src ");
        libraries.forEach(library -> policy.append(PageParts.hash(library)).append(' '));
        policy.append(PageParts.hash(script.toString()))
                .append("; style-src ")
                .append(PageParts.hash(style.toString()))
                .append("; base-uri 'none'; form-action 'none'");
        Map<String, PageParts.Part> byName = new HashMap<>(more);
        byName.put("policy", out -> out.append(policy));
        byName.put("style", out -> out.append(style));
        byName.put("script", out -> out.append(script));
        byName.put("report", out -> data(report, out));
        parts.fill(page, byName, writer);
    }

    /* Everything that could begin or end an element is escaped in all strings, beyond what Jackson escapes. */
    private static void data(Data report, Writer writer) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .configure(JsonWriteFeature.ESCAPE_NON_ASCII, true)
                .build();
        try (JsonGenerator json = factory.createGenerator(writer)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            json.setCharacterEscapes(new MarkupEscapes());
            report.writeTo(json);
        }
    }
}
