@NullMarked
package io.adaflight.analyzer.analysis.causes.attribution;

import org.jspecify.annotations.NullMarked;
