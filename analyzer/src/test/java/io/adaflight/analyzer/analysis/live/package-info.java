/** Tests. */
@NullMarked
package io.adaflight.analyzer.analysis.live;

import org.jspecify.annotations.NullMarked;
