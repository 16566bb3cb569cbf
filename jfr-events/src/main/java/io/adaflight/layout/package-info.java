/** The format of the counters file, which the plugin writes and the analyzer reads. Published: a change is a new version. */
@NullMarked
package io.adaflight.layout;

import org.jspecify.annotations.NullMarked;
