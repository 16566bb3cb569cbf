/** What one thread may do at a time, also where the one before it lost its way. */
@NullMarked
package io.adaflight.internal.claims;

import org.jspecify.annotations.NullMarked;
