/** The adapters, each against the library itself. */
@NullMarked
package io.adaflight.adapters;

import org.jspecify.annotations.NullMarked;
