/** Tests. */
@NullMarked
package io.adaflight.analyzer.recording;

import org.jspecify.annotations.NullMarked;
