/**
 * The counts of all pipelines as metrics, for whoever asks: the text of OpenMetrics, and the way to a server for it, which is
 * behind an interface because the module {@code jdk.httpserver} may be missing.
 */
@NullMarked
package io.adaflight.internal.metrics;

import org.jspecify.annotations.NullMarked;
