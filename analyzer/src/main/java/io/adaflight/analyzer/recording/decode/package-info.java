/** Decodes events: which fields each type has, and the {@link io.adaflight.analyzer.recording.event.DecodedEvent} that they make. */
@NullMarked
package io.adaflight.analyzer.recording.decode;

import org.jspecify.annotations.NullMarked;
