package io.adaflight.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountersFileLayoutTest {
    private static final int ROWS = 3;

    private final ByteBuffer file = ByteBuffer.allocate(CountersFileLayout.FILE_BYTES);

    @Test
    void row_fields_followEachOtherAndFit() {
        assertThat(CountersFileLayout.COUNTS_OFFSET + CountersFileLayout.COUNTS * Long.BYTES)
                .isEqualTo(CountersFileLayout.PIPELINE_OFFSET);
        assertThat(CountersFileLayout.PIPELINE_OFFSET + Short.BYTES + CountersFileLayout.MOST_PIPELINE_BYTES)
                .isLessThanOrEqualTo(CountersFileLayout.THREAD_OFFSET);
        assertThat(CountersFileLayout.THREAD_OFFSET + Short.BYTES + CountersFileLayout.MOST_THREAD_BYTES)
                .isLessThanOrEqualTo(CountersFileLayout.ROW_BYTES);
    }

    @Test
    void file_slots_followTheHeaderAndFillIt() {
        assertThat(CountersFileLayout.slotOffset(0)).isEqualTo(CountersFileLayout.HEADER_BYTES);
        assertThat(CountersFileLayout.slotOffset(1) - CountersFileLayout.slotOffset(0))
                .isEqualTo(CountersFileLayout.SLOT_BYTES);
        assertThat(CountersFileLayout.slotOffset(2)).isEqualTo(CountersFileLayout.FILE_BYTES);
    }

    @Test
    void header_anyByteDiffers_checksumDiffers() {
        assertChecked(CountersFileLayout::headerChecksum, 0, CountersFileLayout.HEADER_CHECKED_BYTES);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void slot_anyByteDiffers_checksumDiffers(int slot) {
        int begin = CountersFileLayout.slotOffset(slot);
        int rows = begin + CountersFileLayout.SLOT_HEADER_BYTES;
        ToIntFunction<ByteBuffer> checksum = bytes -> CountersFileLayout.slotChecksum(bytes, slot, ROWS);

        assertChecked(checksum, begin, begin + CountersFileLayout.SLOT_CHECKED_BYTES);
        assertChecked(checksum, rows, rows + ROWS * CountersFileLayout.ROW_BYTES);
    }

    /** Only the bytes of the range make a difference; its neighbours hold the checksum itself, or belong to others. */
    private void assertChecked(ToIntFunction<ByteBuffer> checksum, int from, int to) {
        int before = checksum.applyAsInt(file);
        for (int at = from; at < to; at++) {
            assertThat(checksumWithBit(checksum, at)).as("byte %d", at).isNotEqualTo(before);
        }
        assertThat(checksumWithBit(checksum, to)).as("the byte behind").isEqualTo(before);
    }

    private int checksumWithBit(ToIntFunction<ByteBuffer> checksum, int at) {
        file.put(at, (byte) 1);
        int result = checksum.applyAsInt(file);
        file.put(at, (byte) 0);
        return result;
    }
}
