@NullMarked
package io.adaflight.adapters.micrometer;

import org.jspecify.annotations.NullMarked;
