@NullMarked
package io.adaflight.analyzer.analysis.causes;

import org.jspecify.annotations.NullMarked;
