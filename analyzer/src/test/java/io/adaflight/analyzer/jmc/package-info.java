/** Tests. */
@NullMarked
package io.adaflight.analyzer.jmc;

import org.jspecify.annotations.NullMarked;
