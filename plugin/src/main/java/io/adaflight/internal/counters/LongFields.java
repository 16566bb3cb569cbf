package io.adaflight.internal.counters;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Access to the {@code long} fields that are written opaquely. */
final class LongFields {
    private LongFields() {}

    /**
     * The access to a field, to be kept in a constant.
     *
     * @throws ExceptionInInitializerError when there is no such field
     */
    static VarHandle find(MethodHandles.Lookup lookup, Class<?> owner, String name) {
        return Fields.find(lookup, owner, name, long.class);
    }
}
