/** Tests. */
@NullMarked
package io.adaflight.analyzer.wording;

import org.jspecify.annotations.NullMarked;
