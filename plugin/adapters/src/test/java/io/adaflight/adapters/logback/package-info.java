@NullMarked
package io.adaflight.adapters.logback;

import org.jspecify.annotations.NullMarked;
