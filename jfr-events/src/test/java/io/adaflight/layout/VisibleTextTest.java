package io.adaflight.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
    @ParameterizedTest
    @ValueSource(ints = {'a', ' ', '"', 0xe9, 0x4e2d, 0x1f600})
    void character_aReaderSees_isVisible(int codePoint) {
        assertThat(VisibleText.isVisible(codePoint)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x1b, 0x202e, 0xd800, 0xe000, 0x378, 0x2028, 0x2029, 0x110000})
    void character_nobodySees_isNotVisible(int codePoint) {
        assertThat(VisibleText.isVisible(codePoint)).isFalse();
    }
}
