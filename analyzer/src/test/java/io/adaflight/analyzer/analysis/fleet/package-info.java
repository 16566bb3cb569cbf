/** Tests. */
@NullMarked
package io.adaflight.analyzer.analysis.fleet;

import org.jspecify.annotations.NullMarked;
