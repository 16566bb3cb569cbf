@NullMarked
package io.adaflight.adapters.opentelemetry;

import org.jspecify.annotations.NullMarked;
