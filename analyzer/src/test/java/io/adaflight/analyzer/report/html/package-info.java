/** Tests. */
@NullMarked
package io.adaflight.analyzer.report.html;

import org.jspecify.annotations.NullMarked;
