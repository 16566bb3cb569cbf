package io.adaflight.analyzer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A recording that was damaged at random, and what is still whole in it. The same seed makes the same mutant. */
public final class Mutant {
    private static final int HEADER = 68;
    private static final int SIZE = 8;
    private static final int STATE = 64;
    private static final byte[] MAGIC = {'F', 'L', 'R', 0, 0, 2, 0, 1};

    /* A stretch of the mutant: a chunk, or bytes that belong to none (number -1). */
    private static final class Part {
        private final byte[] bytes;
        private final int number;
        private final boolean whole;

        Part(byte[] bytes, int number, boolean whole) {
            this.bytes = bytes;
            this.number = number;
            this.whole = whole;
        }

        Part damaged(byte[] changed) {
            return new Part(changed, number, false);
        }

        byte[] bytes() {
            return bytes;
        }

        ByteBuffer buffer() {
            return ByteBuffer.wrap(bytes);
        }
    }

    private final byte[] bytes;
    private final Set<Integer> intact;
    private final Set<Integer> unambiguous;

    private Mutant(byte[] bytes, Set<Integer> intact, Set<Integer> unambiguous) {
        this.bytes = bytes;
        this.intact = intact;
        this.unambiguous = unambiguous;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The chunks, by their number in the sound recording, of which a whole copy is in it. */
    public Set<Integer> intact() {
        return intact;
    }

    /** Those of the intact ones of which there is no damaged copy beside the whole one. */
    public Set<Integer> unambiguous() {
        return unambiguous;
    }

    /** Damages a sound recording in one to three ways. */
    public static Mutant of(byte[] sound, long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        List<Part> parts = split(sound);
        int changes = 1 + random.nextInt(3);
        for (int change = 0; change < changes; change++) {
            mutate(parts, random);
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        Set<Integer> intact = new TreeSet<>();
        Set<Integer> unambiguous = new TreeSet<>();
        for (Part part : parts) {
            joined.writeBytes(part.bytes());
            if (part.whole) {
                intact.add(part.number);
            }
        }
        unambiguous.addAll(intact);
        parts.stream().filter(part -> !part.whole).forEach(part -> unambiguous.remove(part.number));
        return new Mutant(joined.toByteArray(), intact, unambiguous);
    }

    private static List<Part> split(byte[] sound) {
        List<Part> parts = new ArrayList<>();
        int offset = 0;
        while (offset < sound.length) {
            int end = offset + (int) ByteBuffer.wrap(sound).getLong(offset + SIZE);
            parts.add(new Part(Arrays.copyOfRange(sound, offset, end), parts.size(), true));
            offset = end;
        }
        return parts;
    }

    private static void mutate(List<Part> parts, Random random) {
        int index = parts.isEmpty() ? 0 : random.nextInt(parts.size());
        if (parts.isEmpty() || parts.get(index).bytes().length <= HEADER) {
            parts.add(stray(random));
            return;
        }
        Part part = parts.get(index);
        switch (random.nextInt(11)) {
            case 0, 1 -> parts.set(index, bits(part, random));
            case 2 -> parts.set(index, run(part, random));
            case 3 -> parts.set(index, part.damaged(Arrays.copyOf(part.bytes(), random.nextInt(part.bytes().length))));
            case 4 -> {
                parts.remove(index);
                parts.add(random.nextInt(parts.size() + 1), part);
            }
            case 5 -> parts.add(random.nextInt(parts.size() + 1), part);
            case 6 -> parts.remove(index);
            case 7 -> parts.set(index, number(part, random, parts));
            case 8 -> parts.set(index, eventSize(part, random));
            case 9 -> parts.set(index, pools(part, random));
            default -> parts.add(random.nextInt(parts.size() + 1), stray(random));
        }
    }

    /* Where damage hurts: the header, the beginning, the metadata, the last pool; or anywhere. */
    private static int place(Part part, Random random) {
        int length = part.bytes().length;
        long base = switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> HEADER;
            case 2 -> part.buffer().getLong(16);
            case 3 -> part.buffer().getLong(24);
            default -> random.nextInt(length);
        };
        return (int) Math.floorMod(base + random.nextInt(100), (long) length);
    }

    private static Part bits(Part part, Random random) {
        byte[] changed = part.bytes().clone();
        int count = 1 + random.nextInt(8);
        for (int bit = 0; bit < count; bit++) {
            changed[place(part, random)] ^= (byte) (1 << random.nextInt(8));
        }
        return part.damaged(changed);
    }

    private static Part run(Part part, Random random) {
        byte[] changed = part.bytes().clone();
        int from = place(part, random);
        int to = Math.min(changed.length, from + 1 + random.nextInt(64));
        int kind = random.nextInt(3);
        for (int offset = from; offset < to; offset++) {
            changed[offset] = (byte) (kind == 0 ? 0 : kind == 1 ? 0xff : random.nextInt(256));
        }
        return part.damaged(changed);
    }

    private static Part number(Part part, Random random, List<Part> parts) {
        byte[] changed = part.bytes().clone();
        ByteBuffer buffer = ByteBuffer.wrap(changed);
        int offset = SIZE * (1 + random.nextInt(7));
        long value = buffer.getLong(offset);
        long next = parts.get(random.nextInt(parts.size())).bytes().length;
        long[] values = {
            0,
            -1,
            1,
            HEADER,
            value - 1,
            value + 1,
            -value,
            value + next,
            next,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            Integer.MAX_VALUE,
            random.nextInt(),
            random.nextLong(),
            random.nextInt(changed.length)
        };
        buffer.putLong(offset, values[random.nextInt(values.length)]);
        if (random.nextInt(4) == 0) {
            changed[STATE] = (byte) random.nextInt(256);
        }
        return part.damaged(changed);
    }

    private static Part eventSize(Part part, Random random) {
        byte[] changed = part.bytes().clone();
        List<Integer> events = events(part);
        int offset = events.get(random.nextInt(events.size()));
        switch (random.nextInt(4)) {
            case 0 -> changed[offset] = 0;
            case 1 -> Arrays.fill(changed, offset, Math.min(changed.length, offset + 9), (byte) 0xff);
            case 2 -> changed[offset] = (byte) (0x80 | random.nextInt(128));
            default -> changed[offset]++;
        }
        return part.damaged(changed);
    }

    /** Leaves an event out, or puts one in twice; metadata and constant pools are among the likeliest. */
    private static Part pools(Part part, Random random) {
        List<Integer> events = events(part);
        int index = random.nextBoolean() ? random.nextInt(events.size()) : events.size() - 1 - random.nextInt(2);
        int from = events.get(Math.max(0, index));
        int to = index + 1 < events.size() ? events.get(index + 1) : part.bytes().length;
        boolean twice = random.nextBoolean();
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(part.bytes(), 0, twice ? to : from);
        joined.write(part.bytes(), twice ? from : to, part.bytes().length - (twice ? from : to));
        byte[] changed = joined.toByteArray();
        if (random.nextInt(4) > 0) {
            ByteBuffer.wrap(changed).putLong(SIZE, changed.length);
        }
        return part.damaged(changed);
    }

    /* Damaged parts have no events to follow any more: as far as their sizes lead. */
    private static List<Integer> events(Part part) {
        List<Integer> offsets = new ArrayList<>();
        long offset = HEADER;
        while (offset < part.bytes().length && offsets.size() < 100_000) {
            offsets.add((int) offset);
            offset += Math.max(1, size(part.bytes(), (int) offset));
        }
        return offsets;
    }

    private static long size(byte[] bytes, int offset) {
        long value = 0;
        for (int index = 0; index < 4 && offset + index < bytes.length; index++) {
            value |= (bytes[offset + index] & 0x7fL) << (7 * index);
            if (bytes[offset + index] >= 0) {
                break;
            }
        }
        return value;
    }

    private static Part stray(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(300)];
        random.nextBytes(bytes);
        if (random.nextBoolean() && bytes.length > HEADER) {
            System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
            Arrays.fill(bytes, SIZE, 13, (byte) 0);
            Arrays.fill(bytes, 32, 34, (byte) 0);
        }
        return new Part(bytes, -1, false);
    }
}
