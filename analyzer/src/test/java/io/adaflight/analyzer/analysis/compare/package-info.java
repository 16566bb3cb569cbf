/** Tests. */
@NullMarked
package io.adaflight.analyzer.analysis.compare;

import org.jspecify.annotations.NullMarked;
