package io.adaflight.analyzer.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.report.Printable;
import io.adaflight.analyzer.wording.Figures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "999|999",
                "1234567|1,234,567",
                "9999999999|9,999,999,999",
                "10000000000|10G",
                "9223372036854775807|9.22E"
            })
    void count_anyValue_hasSeparatorsOrAUnit(long value, String shown) {
        assertThat(Figures.count(value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "0.5|0.5",
                "9|9",
                "99.4|99",
                "999.6|1.00k",
                "1000|1k",
                "12345|12.3k",
                "123456|123k",
                "2500000|2.50M"
            })
    void shortCount_anyValue_isShort(double value, String shown) {
        assertThat(Figures.shortCount(value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0 B", "1023|1023 B", "1024|1 KiB", "65536|64 KiB", "190000|186 KiB", "9223372036854775807|8 EiB"
            })
    void bytes_anyValue_haveABinaryUnit(long value, String shown) {
        assertThat(Figures.bytes(value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0 %",
                "0.00001|<0.01 %",
                "0.0499|4.99 %",
                "0.25|25 %",
                "0.123|12.3 %",
                "0.99999|>99.9 %",
                "1|100 %"
            })
    void percent_anyRatio_neverRoundsToNoneOrAll(double ratio, String shown) {
        assertThat(Figures.percent(ratio)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0 ns",
                "999|999 ns",
                "1000|1 us",
                "999949|1000 us",
                "999950|1.00 ms",
                "5450|5.45 us",
                "20000000|20 ms",
                "999950000|1.00 s",
                "62000000000|62 s",
                "119940000000|120 s",
                "125000000000|2 m 5 s",
                "7200000000000|2 h 0 m",
                "172800000000000|2 d 0 h"
            })
    void nanos_anySpan_haveAUnit(long nanos, String shown) {
        assertThat(Figures.nanos(nanos)).isEqualTo(shown);
    }

    @Test
    void rates_perSecond_sayIt() {
        assertThat(Figures.perSecond(1500)).isEqualTo("1.50k/s");
        assertThat(Figures.bytesPerSecond(2048)).isEqualTo("2 KiB/s");
    }

    @Test
    void escape_whatIsNotPrintable_becomesVisible() {
        Printable printable = new Printable(StandardCharsets.UTF_8);
        assertThat(printable.escape("a\u001b[31mb\nc\u202ed\u200be\ud800f\uDBFF\uDFFE\ue000"))
                .isEqualTo("a\\u001b[31mb\\u000ac\\u202ed\\u200be\\ud800f\\u{10fffe}\\ue000");
        assertThat(printable.escape("größe 線程 🚀")).isEqualTo("größe 線程 🚀");
        assertThat(new Printable(StandardCharsets.US_ASCII).escape("größe")).isEqualTo("gr\\u00f6\\u00dfe");
    }

    @Test
    void width_wideAndMarks_areCountedAsShown() {
        assertThat(DisplayWidth.of("abc")).isEqualTo(3);
        assertThat(DisplayWidth.of("線程")).isEqualTo(4);
        assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
        assertThat(DisplayWidth.of("🚀가")).isEqualTo(4);
        assertThat(DisplayWidth.of("Ａ￠豈︰ᄀ𠀀")).isEqualTo(12);
    }

    @Test
    void fit_longText_isCutToTheWidth() {
        assertThat(DisplayWidth.fit("abcdef", 6, "…")).isEqualTo("abcdef");
        assertThat(DisplayWidth.fit("abcdefg", 6, "…")).isEqualTo("abcde…");
        assertThat(DisplayWidth.fit("線程線程", 6, "…")).isEqualTo("線程…");
        assertThat(DisplayWidth.fit("abcdef", 1, "..")).isEqualTo(".");
        assertThat(DisplayWidth.fit("abcdef", 0, "..")).isEmpty();
    }

    @Test
    void resample_anyColumns_keepTheSum() {
        List<Long> bins = List.of(1L, 2L, 3L, 4L, 5L);
        assertThat(Sparkline.resample(bins, 5)).containsExactly(1, 2, 3, 4, 5);
        assertThat(Sparkline.resample(bins, 2)).containsExactly(4.5, 10.5);
        assertThat(Sparkline.resample(List.of(6L), 3)).containsExactly(2, 2, 2);
    }

    @Test
    void draw_values_areBarsByTheGreatest() {
        assertThat(Sparkline.draw(new double[] {0, 1, 4, 8}, 8, true)).isEqualTo(" ▁▄█");
        assertThat(Sparkline.draw(new double[] {0, 0.001, 4, 8}, 8, false)).isEqualTo(" .=@");
    }
}
