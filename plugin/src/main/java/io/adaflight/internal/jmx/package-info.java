/** Pipelines as management beans. Where the module {@code java.management} is missing, nothing. */
@NullMarked
package io.adaflight.internal.jmx;

import org.jspecify.annotations.NullMarked;
