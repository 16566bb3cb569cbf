@NullMarked
package io.adaflight.fleet;

import org.jspecify.annotations.NullMarked;
