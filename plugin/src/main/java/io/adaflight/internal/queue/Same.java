package io.adaflight.internal.queue;

/** Equals one object and no other, so that {@code Collection.remove} removes that one and says whether it was there. */
record Same(Object object) {
    @Override
    public boolean equals(Object other) {
        return other == object;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(object);
    }
}
