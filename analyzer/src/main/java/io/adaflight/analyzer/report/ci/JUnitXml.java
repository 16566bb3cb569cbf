package io.adaflight.analyzer.report.ci;

import io.adaflight.analyzer.report.Printable;
import io.adaflight.analyzer.report.ci.Check.Level;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks as JUnit's XML. Unprintable characters become visible escapes, because XML does not allow all of them. */
final class JUnitXml {
    private final Printable printable;

    JUnitXml(Charset charset) {
        printable = new Printable(charset);
    }

    void write(List<Check> checks, Writer writer) throws IOException {
        Map<String, List<Check>> suites =
                checks.stream().collect(Collectors.groupingBy(Check::subject, LinkedHashMap::new, Collectors.toList()));
        writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        writer.write("<testsuites name=\"AdaFlight\"" + counts(checks) + ">\n");
        for (Map.Entry<String, List<Check>> suite : suites.entrySet()) {
            String name = escape(suite.getKey());
            writer.write("  <testsuite name=\"" + name + "\"" + counts(suite.getValue()) + ">\n");
            for (Check check : suite.getValue()) {
                write(check, name, writer);
            }
            writer.write("  </testsuite>\n");
        }
        writer.write("</testsuites>\n");
    }

    private void write(Check check, String suite, Writer writer) throws IOException {
        String message = escape(check.message());
        writer.write("    <testcase classname=\"" + suite + "\" name=\"" + escape(check.rule()) + "\">");
        writer.write(
                check.level() == Level.FAILED
                        ? "<failure message=\"" + message + "\">" + message + "</failure>"
                        : "<system-out>" + message + "</system-out>");
        writer.write("</testcase>\n");
    }

    private static String counts(List<Check> checks) {
        long failures =
                checks.stream().filter(check -> check.level() == Level.FAILED).count();
        return " tests=\"" + checks.size() + "\" failures=\"" + failures + "\" errors=\"0\" skipped=\"0\"";
    }

    private String escape(String text) {
        return printable
                .escape(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
