/** Tests. */
@NullMarked
package io.adaflight.analyzer.report.export;

import org.jspecify.annotations.NullMarked;
