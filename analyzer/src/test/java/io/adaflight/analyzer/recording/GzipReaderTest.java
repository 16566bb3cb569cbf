package io.adaflight.analyzer.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GzipReaderTest {
    private static final byte[] TEXT = "what was recorded".getBytes(StandardCharsets.UTF_8);
    private static final int FLAGS = 3;
    private static final int HEADER = 10;

    @TempDir
    Path folder;

    private static byte[] member(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream output = new GZIPOutputStream(packed)) {
            output.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private byte[] unpack(byte[] packed) throws IOException {
        Path file = Files.write(folder.resolve("packed.gz"), packed);
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        List<Long> progress = new ArrayList<>();
        byte[] block = new byte[1000];
        try (GzipReader reader = new GzipReader(file, progress::add)) {
            int count;
            while ((count = reader.read(block)) >= 0) {
                assertThat(count).isPositive();
                unpacked.write(block, 0, count);
            }
            assertThat(reader.read(block)).isEqualTo(-1);
        }
        assertThat(progress).isSorted();
        return unpacked.toByteArray();
    }

    @Test
    void read_members_areOneAfterTheOther() throws IOException {
        byte[] large = new byte[300_000];
        new Random(5).nextBytes(large);
        assertThat(unpack(member(TEXT))).isEqualTo(TEXT);
        assertThat(unpack(member(new byte[0]))).isEmpty();
        assertThat(unpack(join(member(large), member(new byte[0]), member(TEXT))))
                .isEqualTo(join(large, TEXT));
    }

    @Test
    void read_manyEmptyMembers_needNoDeepStack() throws IOException {
        byte[][] members = new byte[50_000][];
        Arrays.fill(members, member(new byte[0]));
        members[members.length - 1] = member(TEXT);
        assertThat(unpack(join(members))).isEqualTo(TEXT);
    }

    @Test
    void read_optionalPartsOfTheHeader_areSkipped() throws IOException {
        byte[] plain = member(TEXT);
        byte[] head = Arrays.copyOf(plain, HEADER);
        byte[] rest = Arrays.copyOfRange(plain, HEADER, plain.length);
        head[FLAGS] = 2 | 4 | 8 | 16;
        byte[] extra = {3, 0, 7, 7, 7};
        assertThat(unpack(join(
                        head,
                        extra,
                        "name\0".getBytes(StandardCharsets.UTF_8),
                        "\0".getBytes(StandardCharsets.UTF_8),
                        new byte[2],
                        rest)))
                .isEqualTo(TEXT);
    }

    @Test
    void read_whatFollowsTheLastMember_isLeftAlone() throws IOException {
        for (byte[] tail : new byte[][] {new byte[100], {0x1f, (byte) 0x8b, 9}, {1, 2}}) {
            assertThat(unpack(join(member(TEXT), tail))).isEqualTo(TEXT);
        }
    }

    @Test
    void read_cutAnywhere_isAnEnd() throws IOException {
        byte[] packed = member(TEXT);
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> unpack(cut)).as("%d bytes", length).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void read_damage_isToldFromAnEnd() throws IOException {
        byte[] packed = member(TEXT);
        for (int at : new int[] {0, 2, packed.length - 8, packed.length - 1}) {
            byte[] damaged = packed.clone();
            damaged[at] ^= 1;
            assertThatThrownBy(() -> unpack(damaged)).as("byte %d", at).isInstanceOf(ZipException.class);
        }
        byte[] reserved = packed.clone();
        reserved[HEADER] = 7;
        assertThatThrownBy(() -> unpack(reserved)).isInstanceOf(ZipException.class);
    }

    @Test
    void read_memberThatIsNotDeflated_isDamage() {
        Deflater deflater = new Deflater();
        deflater.setDictionary(TEXT);
        deflater.setInput(TEXT);
        deflater.finish();
        byte[] bytes = new byte[100];
        int length = deflater.deflate(bytes);
        deflater.end();
        byte[] head = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};
        assertThatThrownBy(() -> unpack(join(head, Arrays.copyOf(bytes, length))))
                .isInstanceOf(IOException.class);
    }
}
