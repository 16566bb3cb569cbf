/** Tests. */
@NullMarked
package io.adaflight.analyzer.recording.chunk;

import org.jspecify.annotations.NullMarked;
