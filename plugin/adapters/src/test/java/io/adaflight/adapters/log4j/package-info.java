@NullMarked
package io.adaflight.adapters.log4j;

import org.jspecify.annotations.NullMarked;
