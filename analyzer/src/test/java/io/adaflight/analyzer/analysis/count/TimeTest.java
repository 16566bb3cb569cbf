package io.adaflight.analyzer.analysis.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.analyzer.analysis.result.EpochTime;
import io.adaflight.analyzer.analysis.result.Ratios;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTest {
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "10s, 110000000000",
        "+10s, 110000000000",
        "1500ms, 101500000000",
        "1m30s, 190000000000",
        "1.5s, 101500000000",
        "1h, 3700000000000",
        "1d, 86500000000000",
        "5us, 100000005000",
        "5µs, 100000005000",
        "7ns, 100000000007",
        "-5s, 195000000000",
        "999999999999d, 9223372036854775807",
        "-999999999999d, 0",
        "1970-01-01T00:00:07Z, 7000000000",
        "1970-01-01T01:00:07+01:00, 7000000000"
    })
    void parse_allForms_resolveAgainstTheRecording(String text, long nanos) {
        assertThat(TimeBound.parse(text).resolve(100 * SECOND, 200 * SECOND)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "s",
                "10 s",
                "10x",
                "10s5",
                "--5s",
                "yesterday",
                "9999999999-01-01T00:00:00Z",
                "+99999-01-01T00:00:00Z",
                "2026-01-01T00:00:00"
            })
    void parse_anythingElse_saysWhatWasExpected(String text) {
        assertThatThrownBy(() -> TimeBound.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is not a time: expected");
    }

    @Test
    void add_acrossSpans_keepsTheSum() {
        TimeBins bins = TimeBins.of(new TimeWindow(0, 10 * SECOND, false), 240);
        assertThat(bins.binNanos()).isEqualTo(100_000_000L);
        TimeLineCounter counter = new TimeLineCounter(bins);
        assertThat(counter.toList()).hasSize(100).containsOnly(0L);
        counter.add(1000, 0, 10 * SECOND);
        counter.add(7, -5 * SECOND, 50 * SECOND);
        counter.add(3, 4 * SECOND, 4 * SECOND);
        assertThat(counter.toList()).hasSize(100);
        assertThat(counter.toList().stream().mapToLong(Long::longValue).sum()).isEqualTo(1010);
        assertThat(counter.toList().get(50)).isEqualTo(10);
    }

    @Test
    void add_countsNearTheEnd_saturate() {
        TimeLineCounter counter = new TimeLineCounter(TimeBins.of(new TimeWindow(0, SECOND, false), 240));
        counter.add(Long.MAX_VALUE, 0, SECOND);
        counter.add(Long.MAX_VALUE, 0, SECOND);
        assertThat(counter.toList()).allMatch(value -> value >= 0);
    }

    @Test
    void bins_anyLength_areBounded() {
        for (long seconds : new long[] {0, 1, 100, 86_400, 86_400L * 365, 86_400L * 365 * 100}) {
            TimeBins bins = TimeBins.of(new TimeWindow(0, seconds * SECOND, false), 240);
            assertThat(bins.count()).isBetween(1, 240);
            assertThat(bins.binNanos() * bins.count()).isGreaterThanOrEqualTo(seconds * SECOND);
            assertThat(bins.merged().binNanos() * bins.merged().count()).isGreaterThanOrEqualTo(seconds * SECOND);
        }
    }

    @Test
    void iso_nanos_isUtc() {
        assertThat(EpochTime.iso(1_500_000_000L)).isEqualTo("1970-01-01T00:00:01.500Z");
        assertThat(EpochTime.isoSeconds(1_500_000_000L)).isEqualTo("1970-01-01T00:00:01Z");
    }

    @Test
    void ratios_nothingToDivideBy_areZero() {
        assertThat(Ratios.of(1, 0)).isZero();
        assertThat(Ratios.of(2, 1)).isEqualTo(1);
        assertThat(Ratios.perSecond(5, 0)).isZero();
        assertThat(Ratios.perSecond(5, 2)).isEqualTo(2.5);
    }
}
