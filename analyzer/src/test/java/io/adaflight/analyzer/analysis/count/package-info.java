/** Tests. */
@NullMarked
package io.adaflight.analyzer.analysis.count;

import org.jspecify.annotations.NullMarked;
