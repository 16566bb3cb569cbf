package io.adaflight.analyzer.recording.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWindowTest {
    private static final byte[] LETTERS = {'F', 'L', 'R', 0, 'F', 'L', 'R', 0, 'x'};

    @TempDir
    Path folder;

    private static boolean isMagic(byte[] bytes, int at) {
        return at + 4 <= bytes.length
                && bytes[at] == 'F'
                && bytes[at + 1] == 'L'
                && bytes[at + 2] == 'R'
                && bytes[at + 3] == 0;
    }

    @Test
    void findMagic_anywhereAndOverTheEndsOfTheWindow_findsEach() throws IOException {
        byte[] bytes = new byte[700_000];
        Random random = new Random(3);
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = LETTERS[random.nextInt(LETTERS.length)];
        }
        List<Long> expected = new ArrayList<>();
        for (int index = 0; index < bytes.length; index++) {
            if (isMagic(bytes, index)) {
                expected.add((long) index);
            }
        }
        Path file = Files.write(folder.resolve("letters"), bytes);
        List<Long> found = new ArrayList<>();
        List<Long> progress = new ArrayList<>();
        try (FileWindow window = new FileWindow(file, progress::add)) {
            assertThat(window.size()).isEqualTo(bytes.length);
            long at = window.findMagic(0, bytes.length);
            while (at < bytes.length) {
                found.add(at);
                at = window.findMagic(at + 1, bytes.length);
            }
            long first = expected.get(0);
            assertThat(window.findMagic(0, first)).isEqualTo(first);
            assertThat(window.findMagic(0, first + 1)).isEqualTo(first);
            assertThat(window.findMagic(bytes.length - 2L, bytes.length)).isEqualTo(bytes.length);
        }
        assertThat(found).isEqualTo(expected);
        assertThat(progress).hasSizeGreaterThan(2);
    }

    @Test
    void headerAt_elsewhere_isReadBesideTheWindow() throws IOException {
        byte[] bytes = new byte[600_000];
        byte[] header = new byte[ChunkHeader.BYTES];
        System.arraycopy(new byte[] {'F', 'L', 'R', 0, 0, 2, 0, 1}, 0, header, 0, 8);
        int last = bytes.length - header.length;
        System.arraycopy(header, 0, bytes, last, header.length);
        System.arraycopy(header, 0, bytes, 100, header.length);
        Path file = Files.write(folder.resolve("headers"), bytes);
        try (FileWindow window = new FileWindow(file, done -> {})) {
            assertThat(window.findMagic(0, bytes.length)).isEqualTo(100);
            assertThat(window.headerAt(100)).isNotNull();
            assertThat(window.headerAt(last)).isNotNull();
            assertThat(window.headerAt(101)).isNull();
            assertThat(window.headerAt(last + 1L)).isNull();
            assertThat(window.byteAt(101)).isEqualTo((byte) 'L');
            assertThat(window.byteAt(last)).isEqualTo((byte) 'F');
            assertThat(window.byteAt(bytes.length)).isZero();
        }
    }
}
