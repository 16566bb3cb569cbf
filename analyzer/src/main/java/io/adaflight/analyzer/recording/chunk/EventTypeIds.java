package io.adaflight.analyzer.recording.chunk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The numbers that a chunk gives to event types, from its metadata: a table of texts and a tree of elements. */
final class EventTypeIds {
    private static final int DEEPEST = 64;

    /* A JDK has some thousands. */
    private static final int MOST_TEXTS = 1 << 20;
    private static final String CLASS = "class";
    private static final String EVENT = "jdk.jfr.Event";

    private final ChunkReader input;
    private final long end;
    private final Set<String> wanted;
    private final List<String> texts = new ArrayList<>();
    private final Set<Long> ids = new HashSet<>();

    private EventTypeIds(ChunkReader input, long end, Set<String> wanted) {
        this.input = input;
        this.end = end;
        this.wanted = wanted;
    }

    /** The numbers of the event types with these names. */
    static Set<Long> of(ChunkReader input, long metadataPosition, long metadataSize, Set<String> names)
            throws IOException, ChunkDamage {
        EventTypeIds types = new EventTypeIds(input, metadataPosition + metadataSize, names);
        input.moveTo(metadataPosition);
        for (int skipped = 0; skipped < 5; skipped++) {
            input.readNumber();
        }
        int textCount = input.readCount();
        if (textCount > MOST_TEXTS) {
            throw new ChunkDamage("has metadata of " + textCount + " texts, more than any recorder writes");
        }
        for (int count = textCount; count > 0; count--) {
            types.texts.add(input.readText());
        }
        types.readElement(0);
        return types.ids;
    }

    private void readElement(int depth) throws IOException, ChunkDamage {
        if (depth > DEEPEST) {
            throw new ChunkDamage("has metadata nested deeper than " + DEEPEST);
        }
        if (input.position() > end) {
            throw new ChunkDamage("has metadata that goes on after its end");
        }
        boolean isClass = text().equals(CLASS);
        String id = "";
        String name = "";
        String parent = "";
        for (int count = input.readCount(); count > 0; count--) {
            String attribute = text();
            String value = text();
            switch (attribute) {
                case "id" -> id = value;
                case "name" -> name = value;
                case "superType" -> parent = value;
                default -> {}
            }
        }
        if (isClass && parent.equals(EVENT) && wanted.contains(name)) {
            add(id);
        }
        for (int count = input.readCount(); count > 0; count--) {
            readElement(depth + 1);
        }
    }

    private void add(String id) throws ChunkDamage {
        try {
            ids.add(Long.parseLong(id));
        } catch (NumberFormatException e) {
            throw new ChunkDamage("has an event type with the number '" + id + "'", e);
        }
    }

    private String text() throws IOException, ChunkDamage {
        long index = input.readNumber();
        if (index < 0 || index >= texts.size()) {
            throw new ChunkDamage("has metadata that names the text " + index + " of " + texts.size());
        }
        return texts.get((int) index);
    }
}
