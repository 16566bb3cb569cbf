/**
 * Verdicts, causes, findings and figures in plain words, for every output alike: the reports of the command line and the rules of
 * JDK Mission Control say the same sentence with the same figures. Names stand in a sentence as recorded, or as the caller shows
 * them; no output escapes anything here.
 */
@NullMarked
package io.adaflight.analyzer.wording;

import org.jspecify.annotations.NullMarked;
