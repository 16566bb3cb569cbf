/** Tests. */
@NullMarked
package io.adaflight.analyzer.live;

import org.jspecify.annotations.NullMarked;
