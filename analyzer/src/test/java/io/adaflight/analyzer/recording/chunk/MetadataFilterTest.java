package io.adaflight.analyzer.recording.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetadataFilterTest {
    private static final List<String> TEXTS =
            List.of("root", "setting", "class", "name", "a.B", "superType", "jdk.jfr.Event", "id", "7");

    private static final int HEADER_BYTES = 68;
    private static final int CLASSES = 9;

    private final ByteArrayOutputStream made = new ByteArrayOutputStream();

    /* In as many bytes as a number may have. */
    private void writeLong(int value) {
        for (int index = 0; index < 8; index++) {
            made.write(index == 0 ? value | 0x80 : 0x80);
        }
        made.write(0);
    }

    private void element(String name, String... attributes) {
        made.write(TEXTS.indexOf(name));
        made.write(attributes.length / 2);
        for (String attribute : attributes) {
            made.write(TEXTS.indexOf(attribute));
        }
    }

    /** A copier may write each number in nine bytes; a smaller count must still be the count. */
    @Test
    void filter_countsInTheMostBytes_areThoseOfWhatIsKept() throws ChunkDamage {
        made.writeBytes(new byte[5]);
        writeLong(TEXTS.size());
        for (String text : TEXTS) {
            made.write(3);
            made.write(text.length());
            made.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
        element("root");
        writeLong(CLASSES + 1);
        element("setting");
        writeLong(0);
        for (int index = 0; index < CLASSES; index++) {
            element("class", "name", "a.B", "superType", "jdk.jfr.Event", "id", "7");
            writeLong(0);
        }
        MetadataBytes metadata = new MetadataBytes(made.toByteArray());

        FilteredMetadata filtered = MetadataFilter.filter(metadata, Set.of("a.B"));

        assertThat(filtered.types()).containsExactly(7L);
        ChunkBuffer chunk = new ChunkBuffer(1000, 1000);
        chunk.write(new byte[HEADER_BYTES], 0, HEADER_BYTES);
        filtered.copyTo(metadata, chunk);
        byte[] copied = chunk.finish(0, 0);
        MetadataBytes copy = new MetadataBytes(Arrays.copyOfRange(copied, HEADER_BYTES, copied.length));
        copy.readTexts();
        assertThat(copy.text(copy.readText())).isEqualTo("root");
        assertThat(copy.readCount()).isZero();
        assertThat(copy.readCount()).isEqualTo(CLASSES);
        assertThat(copy.text(copy.readText())).isEqualTo("class");
    }
}
