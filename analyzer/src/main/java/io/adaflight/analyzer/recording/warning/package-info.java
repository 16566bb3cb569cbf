/** What a reader of the report must know about its input: damage, gaps and what was left out. */
@NullMarked
package io.adaflight.analyzer.recording.warning;

import org.jspecify.annotations.NullMarked;
