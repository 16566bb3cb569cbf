package io.adaflight.internal.instrument;

import java.util.List;

/**
 * A call that is inserted into a method of someone else.
 *
 * @param method the method's name, for all of its overloads, or its name and descriptor
 * @param place where in the method
 * @param target the name of the method whose calls are meant, after the internal name of its class and a dot where
 *     another class has one of the same name; for a return, the call that it stands before; empty for any
 * @param occurrences how often the place is in the class: any other number means an unknown version, which is left alone
 * @param orNone whether there are known versions without the place
 * @param only which of them, from 1; 0 for all
 * @param steps what prepares the arguments
 * @param call the method of the bridge
 * @param descriptor that method's
 */
record Insertion(
        String method,
        Place place,
        String target,
        int occurrences,
        boolean orNone,
        int only,
        List<Step> steps,
        String call,
        String descriptor) {
    enum Place {
        /** Before the first instruction. */
        ENTRY,
        /** Before a call; its arguments are on the stack and stay there. */
        BEFORE_CALL,
        /** After a call returned; what it returned is on the stack and stays there. */
        AFTER_CALL,
        /** Instead of a call; its object and arguments become the first arguments. */
        INSTEAD_OF_CALL,
        /** Before a return; what is returned is on the stack and stays there. */
        RETURN,
        /** Before the exception on the stack is thrown. */
        THROW
    }

    /** Of several occurrences only one. */
    Insertion only(int occurrence) {
        return new Insertion(method, place, target, occurrences, orNone, occurrence, steps, call, descriptor);
    }

    /** Some versions have no such place. */
    Insertion inSomeVersions() {
        return new Insertion(method, place, target, occurrences, true, only, steps, call, descriptor);
    }

    boolean expects(int times) {
        return times == occurrences || (orNone && times == 0);
    }

    boolean isIn(String name, String itsDescriptor) {
        return method.equals(name) || method.equals(name + itsDescriptor);
    }

    boolean meansCallOf(String owner, String name) {
        return target.equals(name) || target.equals(owner + "." + name);
    }
}
