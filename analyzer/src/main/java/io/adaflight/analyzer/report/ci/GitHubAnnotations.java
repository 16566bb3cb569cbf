package io.adaflight.analyzer.report.ci;

import io.adaflight.analyzer.report.Printable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.List;

/** Checks as workflow commands of GitHub Actions, one per line. A name from a recording cannot start another command. */
final class GitHubAnnotations {
    private final Printable printable;

    GitHubAnnotations(Charset charset) {
        printable = new Printable(charset);
    }

    void write(List<Check> checks, Writer writer) throws IOException {
        for (Check check : checks) {
            String title = "AdaFlight: " + check.rule() + " of " + check.subject();
            switch (check.level()) {
                case PASSED -> writer.write(printable.escape(title + ": " + check.message()) + "\n");
                case NOTE -> writer.write(command("notice", title, check.message()));
                case WARNING -> writer.write(command("warning", title, check.message()));
                case FAILED -> writer.write(command("error", title, check.message()));
            }
        }
    }

    private String command(String level, String title, String message) {
        return "::" + level + " title=" + data(title).replace(":", "%3A").replace(",", "%2C") + "::" + data(message)
                + "\n";
    }

    private String data(String text) {
        return printable.escape(text).replace("%", "%25");
    }
}
