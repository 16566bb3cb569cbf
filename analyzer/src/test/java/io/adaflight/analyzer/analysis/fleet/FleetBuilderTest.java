package io.adaflight.analyzer.analysis.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.recording.warning.Warning.Code;
import org.junit.jupiter.api.Test;

class FleetBuilderTest {
    @Test
    void warnings_beyondTheFirstThousand_areCounted() {
        FleetBuilder builder = new FleetBuilder();
        for (int index = 0; index < 1003; index++) {
            builder.add(new Warning(Code.UNREADABLE_RECORDING, index + ".jfr", "", "is damaged"));
        }
        FleetReport report = builder.build();

        assertThat(builder.isEmpty()).isTrue();
        assertThat(report.worst()).isNull();
        assertThat(report.lowerBound()).isTrue();
        assertThat(report.warnings()).hasSize(1001);
        assertThat(report.warnings().get(1000)).isEqualTo(new Warning(Code.TOO_MANY, "", "", "3 more warnings"));
    }
}
