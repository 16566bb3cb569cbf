/** AdaFlight's counts as instruments of OpenTelemetry. */
@NullMarked
package io.adaflight.adapters.opentelemetry;

import org.jspecify.annotations.NullMarked;
