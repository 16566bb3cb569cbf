package io.adaflight.internal.instrument;

/**
 * One instruction that prepares an argument of an inserted call.
 *
 * @param kind what it does
 * @param owner the class of the member, as an internal name; empty without a member
 * @param name the member, or the text of a constant; empty without
 * @param descriptor the member's; empty without
 * @param index the local variable; 0 without
 */
record Step(Kind kind, String owner, String name, String descriptor, int index) {
    enum Kind {
        DUPLICATE,
        LOCAL,
        LOCAL_INT,
        FIELD,
        METHOD,
        INTERFACE_METHOD,
        TEXT
    }

    /** The value that the method has just got or is about to return, once more. */
    static Step duplicate() {
        return new Step(Kind.DUPLICATE, "", "", "", 0);
    }

    /** The object whose method it is. */
    static Step self() {
        return local(0);
    }

    /** A local variable that holds an object: a parameter. */
    static Step local(int index) {
        return new Step(Kind.LOCAL, "", "", "", index);
    }

    /** A local variable that holds an int. */
    static Step localInt(int index) {
        return new Step(Kind.LOCAL_INT, "", "", "", index);
    }

    /** A field of the object of the step before. */
    static Step field(String owner, String name, String descriptor) {
        return new Step(Kind.FIELD, owner, name, descriptor, 0);
    }

    /** What a method without parameters of the object of the step before returns. */
    static Step method(String owner, String name, String descriptor) {
        return new Step(Kind.METHOD, owner, name, descriptor, 0);
    }

    /** What a method of an interface returns, likewise. */
    static Step interfaceMethod(String owner, String name, String descriptor) {
        return new Step(Kind.INTERFACE_METHOD, owner, name, descriptor, 0);
    }

    /** A constant. */
    static Step text(String text) {
        return new Step(Kind.TEXT, "", text, "", 0);
    }
}
