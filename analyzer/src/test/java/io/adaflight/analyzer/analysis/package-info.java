/** Tests. */
@NullMarked
package io.adaflight.analyzer.analysis;

import org.jspecify.annotations.NullMarked;
