/** Tests. */
@NullMarked
package io.adaflight.analyzer.report.json;

import org.jspecify.annotations.NullMarked;
