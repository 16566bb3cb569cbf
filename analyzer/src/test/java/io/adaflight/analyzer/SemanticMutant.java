package io.adaflight.analyzer;

import io.adaflight.analyzer.ChunkWriter.Element;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A recording whose frame is sound and whose metadata means something else: types that have each other as fields, numbers that
 * are texts, arrays where there were none. The same seed makes the same mutant.
 */
public final class SemanticMutant {
    private static final int SIZE = 8;
    private static final int METADATA_OFFSET = 24;
    private static final int MOST_CHANGES = 4;

    private final byte[] chunk;
    private int position;

    private SemanticMutant(byte[] chunk) {
        this.chunk = chunk;
    }

    /** Changes the meaning of each chunk of a sound recording. */
    public static byte[] of(byte[] sound, long seed) {
        Random random = new Random(seed * 0xBF58476D1CE4E5B9L);
        ByteArrayOutputStream mutant = new ByteArrayOutputStream();
        int offset = 0;
        while (offset < sound.length) {
            int end = offset + (int) ByteBuffer.wrap(sound).getLong(offset + SIZE);
            byte[] chunk = Arrays.copyOfRange(sound, offset, end);
            mutant.writeBytes(random.nextInt(3) == 0 ? chunk : new SemanticMutant(chunk).change(random));
            offset = end;
        }
        return mutant.toByteArray();
    }

    /* New metadata is put behind the old, which then is an event that nobody looks at. */
    private byte[] change(Random random) {
        position = (int) ByteBuffer.wrap(chunk).getLong(METADATA_OFFSET);
        for (int skipped = 0; skipped < 5; skipped++) {
            number();
        }
        List<String> texts = new ArrayList<>();
        for (long count = number(); count > 0; count--) {
            texts.add(text());
        }
        Element root = element(texts);
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int change = 0; change < changes; change++) {
            mutate(root, random);
        }
        byte[] metadata = new ChunkWriter().metadata(root).toBytes();
        int added = metadata.length - ChunkWriter.HEADER;
        ByteBuffer changed = ByteBuffer.allocate(chunk.length + added);
        changed.put(chunk).put(metadata, ChunkWriter.HEADER, added);
        changed.putLong(SIZE, changed.capacity()).putLong(METADATA_OFFSET, chunk.length);
        return changed.array();
    }

    private static void mutate(Element root, Random random) {
        List<Element> classes = all(root, "class");
        List<Element> fields = all(root, "field");
        if (classes.isEmpty() || fields.isEmpty()) {
            return;
        }
        Element type = classes.get(random.nextInt(classes.size()));
        Element field = fields.get(random.nextInt(fields.size()));
        String id = type.attributes.getOrDefault("id", "1");
        switch (random.nextInt(10)) {
            case 0, 1 -> field.attributes.put("class", id);
            case 2 -> field.attributes.put("dimension", "1");
            case 3 -> toggle(field.attributes, "constantPool");
            case 4 -> type.children.add(new Element("field", "name", "itself", "class", id));
            case 5 -> type.children.clear();
            case 6 ->
                type.attributes.put(
                        "id",
                        classes.get(random.nextInt(classes.size())).attributes.getOrDefault("id", "1"));
            case 7 ->
                type.attributes.put(
                        "name",
                        classes.get(random.nextInt(classes.size())).attributes.getOrDefault("name", ""));
            case 8 -> type.children.addAll(fields.subList(0, random.nextInt(fields.size())));
            default ->
                field.attributes.put("class", List.of("-1", "99999999", "x", "").get(random.nextInt(4)));
        }
    }

    private static void toggle(Map<String, String> attributes, String name) {
        if (attributes.remove(name) == null) {
            attributes.put(name, "true");
        }
    }

    private static List<Element> all(Element root, String name) {
        List<Element> found = new ArrayList<>();
        collect(root, name, found);
        return found;
    }

    private static void collect(Element element, String name, List<Element> found) {
        if (element.name.equals(name)) {
            found.add(element);
        }
        element.children.forEach(child -> collect(child, name, found));
    }

    private Element element(List<String> texts) {
        Element element = new Element(texts.get((int) number()));
        for (long count = number(); count > 0; count--) {
            String name = texts.get((int) number());
            element.attributes.put(name, texts.get((int) number()));
        }
        for (long count = number(); count > 0; count--) {
            element.children.add(element(texts));
        }
        return element;
    }

    private long number() {
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            byte part = chunk[position++];
            value |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        return value | (chunk[position++] & 0xffL) << 56;
    }

    private String text() {
        int encoding = chunk[position++];
        if (encoding == 4) {
            StringBuilder text = new StringBuilder();
            for (long count = number(); count > 0; count--) {
                text.append((char) number());
            }
            return text.toString();
        }
        if (encoding != 3 && encoding != 5) {
            return "";
        }
        int length = (int) number();
        position += length;
        return new String(
                chunk, position - length, length, encoding == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }
}
