package io.adaflight.analyzer.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that make up a page. */
final class PageParts {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    /** Writes one part of a page. */
    @FunctionalInterface
    interface Part {
        void writeTo(Writer writer) throws IOException;
    }

    /** The text of a file with the line ends that an HTML parser gives it, because the hashes are taken after parsing. */
    String text(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PageParts.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    /** Writes a page with its parts in their places. */
    void fill(String name, Map<String, Part> parts, Writer writer) throws IOException {
        String page = text(name);
        Matcher place = PLACE.matcher(page);
        int written = 0;
        while (place.find()) {
            writer.write(page, written, place.start() - written);
            Objects.requireNonNull(parts.get(place.group(1)), place.group(1)).writeTo(writer);
            written = place.end();
        }
        writer.write(page, written, page.length() - written);
    }

    /** The source expression of Content Security Policy (W3C, level 2) that allows only this text. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
