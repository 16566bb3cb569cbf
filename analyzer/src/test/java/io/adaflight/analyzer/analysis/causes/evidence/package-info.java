@NullMarked
package io.adaflight.analyzer.analysis.causes.evidence;

import org.jspecify.annotations.NullMarked;
