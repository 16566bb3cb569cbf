@NullMarked
package io.adaflight.analyzer.analysis.anomalies;

import org.jspecify.annotations.NullMarked;
