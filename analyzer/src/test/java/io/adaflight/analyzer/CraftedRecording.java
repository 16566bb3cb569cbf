package io.adaflight.analyzer;

import io.adaflight.analyzer.ChunkWriter.Element;
import io.adaflight.analyzer.ChunkWriter.Payload;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Files that were made to cost memory, stack or time, or to mislead a reader. Each is made anew; none is kept. */
public enum CraftedRecording {
    /** Headers without a chunk. */
    BARE_HEADERS {
        @Override
        void write(OutputStream out) throws IOException {
            repeat(out, ChunkWriter.header(ChunkWriter.HEADER, 0, 0), 200_000);
        }
    },
    /** Headers that claim metadata in two bytes. */
    TINY_CHUNKS {
        @Override
        void write(OutputStream out) throws IOException {
            for (int index = 0; index < 200_000; index++) {
                byte[] header = ChunkWriter.header(ChunkWriter.HEADER + 2, 0, ChunkWriter.HEADER);
                header[55] = (byte) index;
                header[54] = (byte) (index >> 8);
                header[53] = (byte) (index >> 16);
                out.write(header);
                out.write(new byte[] {2, 0});
            }
        }
    },
    /** Headers that all claim the rest of the file. */
    NESTED_CHUNKS {
        @Override
        void write(OutputStream out) throws IOException {
            int count = 200_000;
            for (int index = 0; index < count; index++) {
                byte[] header = ChunkWriter.header((long) (count - index) * ChunkWriter.HEADER, 0, ChunkWriter.HEADER);
                header[55] = (byte) index;
                header[54] = (byte) (index >> 8);
                header[53] = (byte) (index >> 16);
                out.write(header);
            }
        }
    },
    /** A chain of constant pools without a constant. */
    EMPTY_POOLS {
        @Override
        void write(OutputStream out) throws IOException {
            ChunkWriter chunk = new ChunkWriter();
            for (int index = 0; index < 1_000_000; index++) {
                chunk.pool(new byte[] {0});
            }
            out.write(chunk.metadata(ChunkWriter.types(List.of(), ChunkWriter.fields()))
                    .toBytes());
        }
    },
    /** A constant pool with many types, each without a constant. */
    MANY_POOLS {
        @Override
        void write(OutputStream out) throws IOException {
            Payload pools = new Payload().number(3_000_000);
            for (int index = 0; index < 3_000_000; index++) {
                pools.number(10 + index % 3).number(0);
            }
            out.write(new ChunkWriter()
                    .pool(pools.toBytes())
                    .metadata(ChunkWriter.types(List.of(), ChunkWriter.fields()))
                    .toBytes());
        }
    },
    /** A pool whose distance leads out of the chunk, as some recorders of the JDK wrote the first one. */
    POOL_BEFORE_THE_CHUNK {
        @Override
        void write(OutputStream out) throws IOException {
            out.write(new ChunkWriter()
                    .pool(-5_000, new byte[] {0})
                    .metadata(ChunkWriter.types(List.of(), ChunkWriter.fields()))
                    .toBytes());
        }
    },
    /** An event type with a million fields. */
    MANY_FIELDS {
        @Override
        void write(OutputStream out) throws IOException {
            int count = 1_000_000;
            Payload payload = new Payload().number(1).number(0).number(1);
            List<String> texts = List.of(
                    "root",
                    "metadata",
                    "class",
                    "field",
                    "name",
                    "superType",
                    "id",
                    "adaflight.ThreadSnapshot",
                    "jdk.jfr.Event",
                    "100",
                    "long",
                    "10",
                    "f");
            payload.number(texts.size());
            texts.forEach(payload::text);
            payload.numbers(0, 0, 1).numbers(1, 0, 2).numbers(2, 2, 4, 10, 6, 11, 0);
            payload.numbers(2, 3, 4, 7, 5, 8, 6, 9).number(count);
            for (int index = 0; index < count; index++) {
                payload.numbers(3, 2, 4, 12, 2, 11, 0);
            }
            out.write(new ChunkWriter()
                    .metadata(payload.toBytes())
                    .event(100, new byte[100])
                    .toBytes());
        }
    },
    /** Metadata with texts only. */
    MANY_TEXTS {
        @Override
        void write(OutputStream out) throws IOException {
            Payload payload = new Payload().number(1).number(0).number(1).number(8_000_000);
            out.write(new ChunkWriter()
                    .metadata(payload.append(new byte[8_000_100]).toBytes())
                    .toBytes());
        }
    },
    /** A type that has itself as a field, and two that have each other. */
    RECURSIVE_TYPES {
        @Override
        void write(OutputStream out) throws IOException {
            List<Element> types = List.of(
                    new Element("class", "name", "Self", "id", "200")
                            .with(new Element("field", "name", "self", "class", "200")),
                    new Element("class", "name", "Left", "id", "201")
                            .with(new Element("field", "name", "right", "class", "202")),
                    new Element("class", "name", "Right", "id", "202")
                            .with(new Element("field", "name", "left", "class", "201")));
            out.write(new ChunkWriter()
                    .metadata(ChunkWriter.types(
                            types,
                            ChunkWriter.fields(
                                    new Element("field", "name", "a", "class", "200"),
                                    new Element("field", "name", "b", "class", "201"))))
                    .event(100, new byte[64])
                    .toBytes());
        }
    },
    /** An event that has itself as a field. */
    RECURSIVE_EVENT {
        @Override
        void write(OutputStream out) throws IOException {
            out.write(new ChunkWriter()
                    .metadata(ChunkWriter.types(
                            List.of(), ChunkWriter.fields(new Element("field", "name", "pipeline", "class", "100"))))
                    .event(100, new byte[64])
                    .toBytes());
        }
    },
    /** Constants that refer to themselves and to each other. */
    RECURSIVE_CONSTANTS {
        @Override
        void write(OutputStream out) throws IOException {
            List<Element> types = List.of(new Element("class", "name", "Node", "id", "200")
                    .with(new Element("field", "name", "next", "class", "200", "constantPool", "true")));
            Payload pool = new Payload().number(1).number(200).number(3);
            pool.number(1).number(1).number(2).number(3).number(3).number(2);
            out.write(new ChunkWriter()
                    .pool(pool.toBytes())
                    .metadata(ChunkWriter.types(
                            types,
                            ChunkWriter.fields(
                                    new Element("field", "name", "pipeline", "class", "200", "constantPool", "true"))))
                    .event(100, new Payload().number(1).number(1).number(1).toBytes())
                    .event(100, new Payload().number(2).number(1).number(2).toBytes())
                    .toBytes());
        }
    },
    /** Texts, arrays and pools that claim more than there is. */
    LYING_LENGTHS {
        @Override
        void write(OutputStream out) throws IOException {
            Element text = new Element("field", "name", "pipeline", "class", "11");
            Element array = new Element("field", "name", "threadId", "class", "10", "dimension", "1");
            for (long length : new long[] {100, 1 << 20, Integer.MAX_VALUE, Long.MAX_VALUE, -1}) {
                out.write(new ChunkWriter()
                        .pool(new Payload()
                                .number(length)
                                .number(11)
                                .number(length)
                                .toBytes())
                        .metadata(ChunkWriter.types(List.of(), ChunkWriter.fields(text)))
                        .event(
                                100,
                                new Payload()
                                        .number(length)
                                        .number(1)
                                        .textOfLength(length, "x")
                                        .toBytes())
                        .toBytes());
                out.write(new ChunkWriter()
                        .metadata(ChunkWriter.types(List.of(), ChunkWriter.fields(array)))
                        .event(
                                100,
                                new Payload()
                                        .number(length)
                                        .number(1)
                                        .number(length)
                                        .toBytes())
                        .toBytes());
                out.write(new ChunkWriter()
                        .metadata(new Payload()
                                .number(1)
                                .number(0)
                                .number(1)
                                .number(length)
                                .toBytes())
                        .toBytes());
            }
        }
    },
    /** Elements in each other, deeper than any stack. */
    DEEP_METADATA {
        @Override
        void write(OutputStream out) throws IOException {
            Payload payload =
                    new Payload().number(1).number(0).number(1).number(1).text("class");
            for (int depth = 0; depth < 100_000; depth++) {
                payload.number(0).number(0).number(1);
            }
            out.write(new ChunkWriter().metadata(payload.toBytes()).toBytes());
        }
    },
    /** A gzip file of a million empty members. */
    EMPTY_GZIP_MEMBERS {
        @Override
        void write(OutputStream out) throws IOException {
            ByteArrayOutputStream member = new ByteArrayOutputStream();
            new GZIPOutputStream(member).close();
            repeat(out, member.toByteArray(), 1_000_000);
        }
    },
    /** A gzip file whose header has a name of 50 MB. */
    LONG_GZIP_NAME {
        @Override
        void write(OutputStream out) throws IOException {
            out.write(new byte[] {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0});
            byte[] letters = new byte[1 << 20];
            java.util.Arrays.fill(letters, (byte) 'x');
            repeat(out, letters, 50);
        }
    },
    /** A gzip file that says that much follows, and nothing does. */
    CUT_GZIP {
        @Override
        void write(OutputStream out) throws IOException {
            out.write(new byte[] {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 1});
        }
    },
    /** Two gigabytes of metadata, all of it a hole in a sparse file. */
    SPARSE_METADATA {
        @Override
        void write(OutputStream out) throws IOException {
            int size = Integer.MAX_VALUE - 100;
            out.write(ChunkWriter.header(size, 0, ChunkWriter.HEADER));
            out.write(new Payload()
                    .number(size - ChunkWriter.HEADER)
                    .number(0)
                    .number(1)
                    .toBytes());
            out.write(new Payload().number(0).number(1).number(2_000_000_000).toBytes());
        }

        @Override
        long length() {
            return Integer.MAX_VALUE - 100L;
        }
    },
    /** A hole of half a gigabyte in a sparse file, behind something like a header. */
    SPARSE_FILE {
        @Override
        void write(OutputStream out) throws IOException {
            out.write(new byte[] {'F', 'L', 'R', 0});
        }

        @Override
        long length() {
            return 1L << 29;
        }
    };

    /** Those of a few kilobytes. */
    public static final List<CraftedRecording> SMALL = List.of(
            POOL_BEFORE_THE_CHUNK, RECURSIVE_TYPES, RECURSIVE_EVENT, RECURSIVE_CONSTANTS, LYING_LENGTHS, CUT_GZIP);

    abstract void write(OutputStream out) throws IOException;

    /** How long the file is, when it is longer than what is written. */
    long length() {
        return 0;
    }

    /** Makes the file. */
    public Path make(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(out);
        }
        if (length() > 0) {
            try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                sparse.setLength(length());
            }
        }
        return file;
    }

    private static void repeat(OutputStream out, byte[] bytes, int times) throws IOException {
        for (int time = 0; time < times; time++) {
            out.write(bytes);
        }
    }
}
