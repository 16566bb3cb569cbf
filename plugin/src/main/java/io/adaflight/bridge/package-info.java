/**
 * What instrumented code of other libraries calls. The agent puts this package, and nothing else of the plugin's needs,
 * on the boot class path, where the JDK and every class loader see it; the plugin's jar carries it as a jar inside itself.
 * So there is one copy of it in a JVM, and it uses nothing but the JDK.
 *
 * <p>The calls are inserted into other people's methods: they never throw what the method would not throw, and cost a
 * few nanoseconds.
 */
@NullMarked
package io.adaflight.bridge;

import org.jspecify.annotations.NullMarked;
