/** Tests. */
@NullMarked
package io.adaflight.analyzer.report.ci;

import org.jspecify.annotations.NullMarked;
