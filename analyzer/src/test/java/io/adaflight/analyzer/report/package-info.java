/** Tests. */
@NullMarked
package io.adaflight.analyzer.report;

import org.jspecify.annotations.NullMarked;
