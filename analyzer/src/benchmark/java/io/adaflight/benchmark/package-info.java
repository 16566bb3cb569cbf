/** How fast and in how much memory recordings are read: makes large ones, and runs the analyzer beside other readers. */
@NullMarked
package io.adaflight.benchmark;

import org.jspecify.annotations.NullMarked;
