/** Fixtures. */
@NullMarked
package io.adaflight.analyzer;

import org.jspecify.annotations.NullMarked;
