/** Where the time comes from, so that tests can set it. */
@NullMarked
package io.adaflight.internal.time;

import org.jspecify.annotations.NullMarked;
