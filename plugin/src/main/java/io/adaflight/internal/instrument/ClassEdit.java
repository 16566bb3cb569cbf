package io.adaflight.internal.instrument;

import io.adaflight.internal.instrument.Insertion.Place;
import java.util.ArrayList;
import java.util.List;

/** What is inserted into one class of a library. */
final class ClassEdit {
    private final Library library;
    private final String className;
    private final String bridge;
    private final List<Insertion> insertions = new ArrayList<>();

    /**
     * Nothing yet.
     *
     * @param className internal name of the class
     * @param bridge simple name of the class in the bridge that is called
     */
    ClassEdit(Library library, String className, String bridge) {
        this.library = library;
        this.className = className;
        this.bridge = "io/adaflight/bridge/" + bridge;
    }

    Library library() {
        return library;
    }

    /** Internal name of the class. */
    String className() {
        return className;
    }

    /** Internal name of the class in the bridge. */
    String bridge() {
        return bridge;
    }

    List<Insertion> insertions() {
        return insertions;
    }

    ClassEdit entry(String method, int occurrences, String call, String descriptor, Step... steps) {
        return add(method, Place.ENTRY, "", occurrences, call, descriptor, steps);
    }

    ClassEdit before(String method, String target, int occurrences, String call, String descriptor, Step... steps) {
        return add(method, Place.BEFORE_CALL, target, occurrences, call, descriptor, steps);
    }

    ClassEdit after(String method, String target, int occurrences, String call, String descriptor, Step... steps) {
        return add(method, Place.AFTER_CALL, target, occurrences, call, descriptor, steps);
    }

    ClassEdit insteadOf(String method, String target, int occurrences, String call, String descriptor, Step... steps) {
        return add(method, Place.INSTEAD_OF_CALL, target, occurrences, call, descriptor, steps);
    }

    ClassEdit returns(String method, String target, int occurrences, String call, String descriptor, Step... steps) {
        return add(method, Place.RETURN, target, occurrences, call, descriptor, steps);
    }

    ClassEdit throwing(String method, int occurrences, String call, String descriptor, Step... steps) {
        return add(method, Place.THROW, "", occurrences, call, descriptor, steps);
    }

    /** Of the occurrences of the last insertion only one, from 1. */
    ClassEdit only(int occurrence) {
        int last = insertions.size() - 1;
        insertions.set(last, insertions.get(last).only(occurrence));
        return this;
    }

    /** Some versions have no place for the last insertion. */
    ClassEdit inSomeVersions() {
        int last = insertions.size() - 1;
        insertions.set(last, insertions.get(last).inSomeVersions());
        return this;
    }

    private ClassEdit add(
            String method, Place place, String target, int occurrences, String call, String descriptor, Step... steps) {
        insertions.add(new Insertion(method, place, target, occurrences, false, 0, List.of(steps), call, descriptor));
        return this;
    }
}
