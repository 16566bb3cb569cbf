/** Tests. */
@NullMarked
package io.adaflight.analyzer.recording.event;

import org.jspecify.annotations.NullMarked;
