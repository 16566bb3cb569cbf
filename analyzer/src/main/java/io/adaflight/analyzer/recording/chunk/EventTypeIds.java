package io.adaflight.analyzer.recording.chunk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The numbers that a chunk gives to event types, from its metadata: a table of texts and a tree of elements. */
final class EventTypeIds {
    private static final int DEEPEST = 64;
    private static final String CLASS = "class";
    private static final String EVENT = "jdk.jfr.Event";

    private final ChunkReader input;
    private final Set<String> wanted;
    private final List<String> texts = new ArrayList<>();
    private final Set<Long> ids = new HashSet<>();

    private EventTypeIds(ChunkReader input, Set<String> wanted) {
        this.input = input;
        this.wanted = wanted;
    }

    /** The numbers of the event types with these names. */
    static Set<Long> of(ChunkReader input, long metadataPosition, Set<String> names) throws IOException, ChunkDamage {
        EventTypeIds types = new EventTypeIds(input, names);
        input.moveTo(metadataPosition);
        for (int skipped = 0; skipped < 5; skipped++) {
            input.readNumber();
        }
        for (int count = input.readCount(); count > 0; count--) {
            types.texts.add(input.readText());
        }
        types.readElement(0);
        return types.ids;
    }

    private void readElement(int depth) throws IOException, ChunkDamage {
        if (depth > DEEPEST) {
            throw new ChunkDamage("has metadata nested deeper than " + DEEPEST);
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
