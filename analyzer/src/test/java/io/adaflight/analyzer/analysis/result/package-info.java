/** Tests. */
@NullMarked
package io.adaflight.analyzer.analysis.result;

import org.jspecify.annotations.NullMarked;
