package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalTest {
    private static Terminal of(Map<String, String> environment, boolean console) {
        return Terminal.of(environment, console, name -> name.equals("native.encoding") ? "UTF-8" : null);
    }

    @Test
    void colour_terminal_isUsedUnlessRefused() {
        assertThat(of(Map.of(), true).colour()).isTrue();
        assertThat(of(Map.of(), false).colour()).isFalse();
        assertThat(of(Map.of("NO_COLOR", "1"), true).colour()).isFalse();
        assertThat(of(Map.of("NO_COLOR", ""), true).colour()).isTrue();
        assertThat(of(Map.of("TERM", "dumb"), true).colour()).isFalse();
        assertThat(of(Map.of("CLICOLOR_FORCE", "1"), false).colour()).isTrue();
        assertThat(of(Map.of("NO_COLOR", "1"), true).interactive()).isTrue();
        assertThat(of(Map.of("TERM", "dumb"), true).interactive()).isFalse();
    }

    @Test
    void columns_environment_isTakenWithinReason() {
        assertThat(of(Map.of(), true).columns()).isEqualTo(80);
        assertThat(of(Map.of("COLUMNS", "120"), true).columns()).isEqualTo(120);
        assertThat(of(Map.of("COLUMNS", "20"), true).columns()).isEqualTo(80);
        assertThat(of(Map.of("COLUMNS", "9999"), true).columns()).isEqualTo(200);
        assertThat(of(Map.of("COLUMNS", "wide"), true).columns()).isEqualTo(80);
    }

    @Test
    void charset_properties_areAskedInTurn() {
        assertThat(of(Map.of(), true).charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(Terminal.of(Map.of(), true, name -> "no-such-charset").charset())
                .isEqualTo(StandardCharsets.US_ASCII);
        assertThat(Terminal.of(Map.of(), true, name -> "ISO-8859-1").charset()).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(Terminal.ofProcess().columns()).isPositive();
    }

    @Test
    void progress_longReading_isShownAndErased() {
        StringWriter err = new StringWriter();
        ProgressBar bar = new ProgressBar(new PrintWriter(err), "x.jfr");
        bar.advanced(0, 1000);
        assertThat(err.toString()).isEmpty();
        long total = 100L << 20;
        bar.advanced(total / 2, total);
        bar.advanced(total / 2 + 1, total);
        assertThat(err.toString()).isEqualTo("\r[###############               ]  50 % of x.jfr");
        bar.advanced(total, total);
        assertThat(err.toString()).endsWith("\r\u001b[K");
    }

    @Test
    void file_contentThatFails_leavesTheOldOne(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("report.txt"), "old");
        assertThatThrownBy(() -> ReportFile.write(file, writer -> {
                    writer.write("half");
                    throw new IOException("full");
                }))
                .isInstanceOf(IOException.class);
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("report.txt");
    }

    @Test
    void ratio_bothForms_areRead() {
        RatioConverter converter = new RatioConverter();
        assertThat(converter.convert("0.01")).isEqualTo(0.01);
        assertThat(converter.convert("1%")).isEqualTo(0.01);
        assertThat(converter.convert("1 %")).isEqualTo(0.01);
        assertThat(converter.convert("100%")).isEqualTo(1);
        for (String text : new String[] {"", "%", "-1", "1.01", "101%", "NaN", "x"}) {
            assertThatThrownBy(() -> converter.convert(text)).hasMessageContaining("is not a ratio");
        }
    }
}
