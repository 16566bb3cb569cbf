/** What an analysis found: the {@link io.adaflight.analyzer.analysis.result.Report} and its parts, all immutable. */
@NullMarked
package io.adaflight.analyzer.analysis.result;

import org.jspecify.annotations.NullMarked;
