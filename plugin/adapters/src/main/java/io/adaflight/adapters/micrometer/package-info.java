/** AdaFlight's counts as meters of Micrometer. */
@NullMarked
package io.adaflight.adapters.micrometer;

import org.jspecify.annotations.NullMarked;
