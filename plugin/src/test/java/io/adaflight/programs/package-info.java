/** Programs that know nothing of AdaFlight, and the libraries of several versions that they run with. */
@NullMarked
package io.adaflight.programs;

import org.jspecify.annotations.NullMarked;
