package io.adaflight.analyzer.recording.chunk;

import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * Takes from metadata what it says of some events. Of other events it leaves the name, which settings refer to. What is for
 * people, such as labels, and the kinds of settings go: it takes longer to parse them than the events of a small chunk.
 */
final class MetadataFilter {
    /* Elements nest four deep. */
    private static final int DEEPEST = 64;

    private static final String EVENT = "jdk.jfr.Event";

    /* What says how a number is meant; with them the JDK's reader needs the one that says which they are. */
    private static final Set<String> ANNOTATIONS = Set.of(
            "jdk.jfr.Timestamp",
            "jdk.jfr.Timespan",
            "jdk.jfr.MemoryAddress",
            "jdk.jfr.MemoryAmount",
            "jdk.jfr.DataAmount",
            "jdk.jfr.Percentage",
            "jdk.jfr.Frequency",
            "jdk.jfr.Unsigned",
            "jdk.jfr.ContentType");

    /* What is kept of an element. */
    private enum Keep {
        ALL,
        /** Its attributes and its first field, which no event is without. */
        NAME,
        NOTHING
    }

    private final MetadataBytes input;
    private final Set<String> wanted;
    private final Set<Long> types = new HashSet<>();
    private final Set<String> annotations = new HashSet<>();
    private final boolean[] usedTexts;
    private final byte[] tree;
    private int treeBytes;

    /* The attributes of the element that was read last. */
    private String id = "";
    private String name = "";
    private String parent = "";
    private String type = "";

    /**
     * Reads metadata.
     *
     * @param wanted the names of the events that are wanted
     */
    static FilteredMetadata filter(MetadataBytes metadata, Set<String> wanted) throws ChunkDamage {
        MetadataFilter filter = new MetadataFilter(metadata, wanted);
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        metadata.copyTexts(filter.usedTexts, rest);
        rest.write(filter.tree, 0, filter.treeBytes);
        return new FilteredMetadata(metadata, wanted, filter.types, rest.toByteArray());
    }

    private MetadataFilter(MetadataBytes input, Set<String> wanted) throws ChunkDamage {
        this.input = input;
        this.wanted = wanted;
        input.readTexts();
        usedTexts = new boolean[input.textCount()];
        int start = input.position();
        readTypes(0);
        tree = new byte[input.position() - start];
        input.moveTo(start);
        filter();
    }

    private void readTypes(int depth) throws ChunkDamage {
        if (depth > DEEPEST) {
            throw new ChunkDamage("has metadata nested deeper than " + DEEPEST);
        }
        boolean isClass = input.text(input.readText()).equals("class");
        readAttributes(isClass);
        if (isClass && parent.equals(EVENT) && wanted.contains(name)) {
            types.add(number(id));
        } else if (isClass && ANNOTATIONS.contains(name)) {
            annotations.add(id);
        }
        for (int count = input.readCount(); count > 0; count--) {
            readTypes(depth + 1);
        }
    }

    private static long number(String id) throws ChunkDamage {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new ChunkDamage("has an event type with the number '" + id + "'", e);
        }
    }

    private void readAttributes(boolean remember) throws ChunkDamage {
        id = "";
        name = "";
        parent = "";
        type = "";
        for (int count = input.readCount(); count > 0; count--) {
            int attribute = input.readText();
            int value = input.readText();
            if (remember) {
                switch (input.text(attribute)) {
                    case "id" -> id = input.text(value);
                    case "name" -> name = input.text(value);
                    case "superType" -> parent = input.text(value);
                    case "class" -> type = input.text(value);
                    default -> {}
                }
            }
        }
    }

    /** Copies an element with what is kept of it; true when anything is. */
    private boolean filter() throws ChunkDamage {
        int start = input.position();
        String element = input.text(input.readText());
        readAttributes(element.equals("class") || element.equals("annotation"));
        Keep kept = kept(element);
        if (kept == Keep.NOTHING) {
            skipChildren();
            return false;
        }
        markTexts(start);
        int countStart = input.position();
        int count = input.readCount();
        int countBytes = input.position() - countStart;
        int countPlace = treeBytes + countStart - start;
        input.copy(start, input.position() - start, tree, treeBytes);
        treeBytes = countPlace + countBytes;
        int children = 0;
        for (int left = count; left > 0; left--) {
            if (kept == Keep.NAME && (children > 0 || !isField())) {
                skip();
            } else if (filter()) {
                children++;
            }
        }
        writeCount(children, countPlace, countBytes);
        return true;
    }

    private boolean isField() throws ChunkDamage {
        int start = input.position();
        boolean field = input.text(input.readText()).equals("field");
        input.moveTo(start);
        return field;
    }

    private void skip() throws ChunkDamage {
        input.readText();
        readAttributes(false);
        skipChildren();
    }

    private void skipChildren() throws ChunkDamage {
        for (int left = input.readCount(); left > 0; left--) {
            skip();
        }
    }

    private Keep kept(String element) {
        return switch (element) {
            case "class" -> parent.equals(EVENT) && !wanted.contains(name) ? Keep.NAME : Keep.ALL;
            case "annotation" -> annotations.contains(type) ? Keep.ALL : Keep.NOTHING;
            case "setting" -> Keep.NOTHING;
            default -> Keep.ALL;
        };
    }

    /* The texts of an element's name and attributes are needed. */
    private void markTexts(int start) throws ChunkDamage {
        input.moveTo(start);
        usedTexts[input.readText()] = true;
        for (int left = input.readCount(); left > 0; left--) {
            usedTexts[input.readText()] = true;
            usedTexts[input.readText()] = true;
        }
    }

    /* There are not more of them than before, so that the number fits into the bytes that it had. */
    private void writeCount(int count, int place, int length) {
        for (int index = 0; index < length; index++) {
            boolean more = index < length - 1;
            tree[place + index] = (byte) ((((long) count >>> (7 * index)) & 0x7f) | (more ? 0x80 : 0));
        }
    }
}
