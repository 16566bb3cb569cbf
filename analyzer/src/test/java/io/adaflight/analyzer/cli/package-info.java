/** Tests. */
@NullMarked
package io.adaflight.analyzer.cli;

import org.jspecify.annotations.NullMarked;
