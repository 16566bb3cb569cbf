@NullMarked
package io.adaflight.adapters.kafka;

import org.jspecify.annotations.NullMarked;
