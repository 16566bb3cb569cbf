package io.adaflight.analyzer.report.text;

import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.report.text.TextPage.Colour;
import java.io.IOException;
import java.util.List;

/** The warnings about recordings; nothing without any. */
final class WarningsText {
    private WarningsText() {}

    /**
     * Prints them.
     *
     * @param several they are about several recordings, so each names its own
     */
    static void print(TextPage page, List<Warning> warnings, boolean several) throws IOException {
        if (warnings.isEmpty()) {
            return;
        }
        page.blank();
        page.line(Colour.STRONG, "Warnings");
        for (Warning warning : warnings) {
            StringBuilder text = new StringBuilder();
            if (several && !warning.recording().isEmpty() && !warning.text().startsWith(warning.recording())) {
                text.append(page.escape(warning.recording())).append(": ");
            }
            if (!warning.pipeline().isEmpty()) {
                text.append("pipeline ").append(page.escape(warning.pipeline())).append(": ");
            }
            page.wrapped(
                    Colour.WARNING,
                    "  - ",
                    "    ",
                    text.append(page.escape(warning.text())).toString());
        }
    }
}
