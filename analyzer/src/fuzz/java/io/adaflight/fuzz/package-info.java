/** What the fuzzer of the profile {@code fuzz} calls. */
@NullMarked
package io.adaflight.fuzz;

import org.jspecify.annotations.NullMarked;
