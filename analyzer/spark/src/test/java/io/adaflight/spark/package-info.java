@NullMarked
package io.adaflight.spark;

import org.jspecify.annotations.NullMarked;
