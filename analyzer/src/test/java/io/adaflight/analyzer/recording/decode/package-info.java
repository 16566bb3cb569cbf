/** Tests. */
@NullMarked
package io.adaflight.analyzer.recording.decode;

import org.jspecify.annotations.NullMarked;
