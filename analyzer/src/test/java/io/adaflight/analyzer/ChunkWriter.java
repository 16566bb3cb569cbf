package io.adaflight.analyzer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a chunk of a recording by hand, sound or not: metadata, constant pools and events as the test says. */
public final class ChunkWriter {
    static final int HEADER = 68;
    static final long METADATA = 0;
    static final long POOL = 1;
    private static final byte UTF8 = 3;
    private static final long START_NANOS = 1_700_000_000_000_000_000L;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private long metadataOffset;
    private long poolOffset;

    /** An element of the metadata's tree. */
    static final class Element {
        final String name;
        final Map<String, String> attributes = new LinkedHashMap<>();
        final List<Element> children = new ArrayList<>();

        Element(String name, String... attributes) {
            this.name = name;
            for (int index = 0; index < attributes.length; index += 2) {
                this.attributes.put(attributes[index], attributes[index + 1]);
            }
        }

        Element with(Element... more) {
            children.addAll(List.of(more));
            return this;
        }
    }

    /** Bytes of a payload: numbers in the variable length of the format, and texts. */
    static final class Payload {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Payload number(long value) {
            long rest = value;
            for (int index = 0; index < 8 && (rest & ~0x7fL) != 0; index++) {
                bytes.write((int) (rest & 0x7f) | 0x80);
                rest >>>= 7;
            }
            bytes.write((int) rest);
            return this;
        }

        Payload numbers(int... values) {
            for (int value : values) {
                number(value);
            }
            return this;
        }

        Payload text(String text) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            bytes.write(UTF8);
            number(encoded.length);
            bytes.writeBytes(encoded);
            return this;
        }

        /** A text whose length is not that of its bytes. */
        Payload textOfLength(long length, String text) {
            bytes.write(UTF8);
            number(length);
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        Payload append(byte[] more) {
            bytes.writeBytes(more);
            return this;
        }

        byte[] toBytes() {
            return bytes.toByteArray();
        }
    }

    /** Where the next event begins. */
    int position() {
        return HEADER + body.size();
    }

    /** Writes an event with a size that is true. */
    ChunkWriter event(long type, byte[] payload) {
        byte[] head = new Payload().number(type).toBytes();
        return event(5L + head.length + payload.length, type, payload);
    }

    /** Writes an event that claims a size, in five bytes. */
    ChunkWriter event(long size, long type, byte[] payload) {
        for (int index = 0; index < 4; index++) {
            body.write(((int) (size >>> (7 * index)) & 0x7f) | 0x80);
        }
        body.write((int) (size >>> 28) & 0x7f);
        body.writeBytes(new Payload().number(type).append(payload).toBytes());
        return this;
    }

    /** Writes the metadata: a tree with this root. */
    ChunkWriter metadata(Element root) {
        Map<String, Integer> texts = new LinkedHashMap<>();
        Payload tree = new Payload();
        write(root, texts, tree);
        Payload payload = new Payload().number(1).number(0).number(1).number(texts.size());
        texts.keySet().forEach(payload::text);
        return metadata(payload.append(tree.toBytes()).toBytes());
    }

    /** Writes metadata whose payload is made by the test. */
    ChunkWriter metadata(byte[] payload) {
        metadataOffset = position();
        return event(METADATA, payload);
    }

    private static void write(Element element, Map<String, Integer> texts, Payload tree) {
        tree.number(index(element.name, texts)).number(element.attributes.size());
        element.attributes.forEach(
                (name, value) -> tree.number(index(name, texts)).number(index(value, texts)));
        tree.number(element.children.size());
        element.children.forEach(child -> write(child, texts, tree));
    }

    private static int index(String text, Map<String, Integer> texts) {
        return texts.computeIfAbsent(text, key -> texts.size());
    }

    /** Writes a constant pool that follows on the one before it, as the parser wants it. */
    ChunkWriter pool(byte[] constants) {
        return pool(poolOffset == 0 ? 0 : poolOffset - position(), constants);
    }

    /** Writes a constant pool with some distance to the one before it. */
    ChunkWriter pool(long distance, byte[] constants) {
        poolOffset = position();
        return event(
                POOL,
                new Payload()
                        .number(1)
                        .number(0)
                        .number(distance)
                        .number(1)
                        .append(constants)
                        .toBytes());
    }

    /** The chunk, with a header that is true. */
    byte[] toBytes() {
        return toBytes(HEADER + body.size());
    }

    /** The chunk, with a header that claims a size. */
    byte[] toBytes(long size) {
        return ByteBuffer.allocate(HEADER + body.size())
                .put(header(size, poolOffset, metadataOffset))
                .put(body.toByteArray())
                .array();
    }

    /** A header alone. */
    static byte[] header(long size, long poolOffset, long metadataOffset) {
        return ByteBuffer.allocate(HEADER)
                .putInt(0x464c5200)
                .putShort((short) 2)
                .putShort((short) 1)
                .putLong(size)
                .putLong(poolOffset)
                .putLong(metadataOffset)
                .putLong(START_NANOS)
                .putLong(1_000_000_000)
                .putLong(1)
                .putLong(1_000_000_000)
                .putInt(0)
                .put(HEADER - 1, (byte) 1)
                .position(HEADER)
                .flip()
                .array();
    }

    /** The metadata of an AdaFlight event whose fields the test says, and of types that the test says. */
    static Element types(List<Element> types, Element... fields) {
        Element event = new Element(
                        "class", "name", "adaflight.ThreadSnapshot", "superType", "jdk.jfr.Event", "id", "100")
                .with(fields);
        Element metadata = new Element("metadata")
                .with(
                        new Element("class", "name", "long", "id", "10"),
                        new Element("class", "name", "java.lang.String", "id", "11"),
                        new Element("class", "name", "java.lang.Thread", "id", "12")
                                .with(new Element("field", "name", "osName", "class", "11")),
                        event);
        metadata.children.addAll(types);
        return new Element("root").with(metadata, new Element("region", "locale", "en_US", "gmtOffset", "0"));
    }

    /** The two fields that every event has. */
    static Element[] fields(Element... more) {
        List<Element> fields = new ArrayList<>(List.of(
                new Element("field", "name", "startTime", "class", "10"),
                new Element("field", "name", "duration", "class", "10")));
        fields.addAll(List.of(more));
        return fields.toArray(new Element[0]);
    }
}
