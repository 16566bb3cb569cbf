@NullMarked
package io.adaflight.analyzer.rows;

import org.jspecify.annotations.NullMarked;
