package io.adaflight.internal.counters;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Access to fields that are not read and written plainly. */
final class Fields {
    private Fields() {}

    /**
     * The access to a field, to be kept in a constant.
     *
     * @throws ExceptionInInitializerError when there is no such field
     */
    static VarHandle find(MethodHandles.Lookup lookup, Class<?> owner, String name, Class<?> type) {
        try {
            return lookup.findVarHandle(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
