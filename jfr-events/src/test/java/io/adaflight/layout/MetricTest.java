package io.adaflight.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTest {
    @ParameterizedTest
    @CsvSource({
        "EVENTS_DROPPED, adaflight_events_dropped, adaflight_events_dropped_total, COUNTER, '', true, true",
        "WRITTEN_BYTES, adaflight_written_bytes, adaflight_written_bytes_total, COUNTER, bytes, true, true",
        "LOSS_RATIO, adaflight_loss_ratio, adaflight_loss_ratio, GAUGE, ratio, true, true",
        "SWAP_SECONDS, adaflight_swap_seconds, adaflight_swap_seconds, SUMMARY, seconds, true, true",
        "QUEUE_DEPTH, adaflight_queue_depth, adaflight_queue_depth, GAUGE, '', true, false",
        "EPISODES, adaflight_episodes, adaflight_episodes_total, COUNTER, '', false, true",
    })
    void metric_published_keepsItsNames(
            Metric metric,
            String family,
            String liveSample,
            Metric.Kind kind,
            String unit,
            boolean live,
            boolean recorded) {
        assertThat(metric.family()).isEqualTo(family);
        assertThat(metric.liveSample()).isEqualTo(liveSample);
        assertThat(metric.kind()).isEqualTo(kind);
        assertThat(metric.unit()).isEqualTo(unit);
        assertThat(metric.isLive()).isEqualTo(live);
        assertThat(metric.isRecorded()).isEqualTo(recorded);
    }

    @ParameterizedTest
    @EnumSource
    void metric_any_followsTheFormat(Metric metric) {
        assertThat(metric.family()).matches("adaflight_[a-z]+(_[a-z]+)*").doesNotEndWith("_total");
        assertThat(metric.help()).matches("[A-Z][^\\\\\\n]*\\.");
        assertThat(metric.isLive() || metric.isRecorded()).isTrue();
    }

    @Test
    void families_all_differ() {
        assertThat(Arrays.stream(Metric.values()).map(Metric::family)).doesNotHaveDuplicates();
    }
}
