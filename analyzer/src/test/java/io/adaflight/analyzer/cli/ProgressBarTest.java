package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private static final long LONG_BYTES = 1L << 30;

    private final StringWriter text = new StringWriter();
    private final ProgressBar bar = new ProgressBar(new PrintWriter(text), "app.jfr");

    @Test
    void advanced_shortFile_showsNothing() {
        bar.advanced(1 << 20, 2 << 20);
        bar.advanced(2 << 20, 2 << 20);
        assertThat(text.toString()).isEmpty();
    }

    @Test
    void advanced_longFile_showsEachPercentOnceAndNothingAtTheEnd() {
        bar.advanced(LONG_BYTES / 2, LONG_BYTES);
        bar.advanced(LONG_BYTES / 2 + 1, LONG_BYTES);
        String half = "\r[###############               ]  50 % of app.jfr";
        assertThat(text.toString()).isEqualTo(half);
        bar.advanced(LONG_BYTES, LONG_BYTES);
        assertThat(text.toString()).isEqualTo(half + "\r\u001b[K");
    }
}
