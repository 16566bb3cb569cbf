/** Tests. */
@NullMarked
package io.adaflight.analyzer.report.text;

import org.jspecify.annotations.NullMarked;
