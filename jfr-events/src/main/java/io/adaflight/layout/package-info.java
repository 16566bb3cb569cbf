/**
 * What the plugin and the analyzer agree on beside events: the format of the counters file, which the plugin writes and the
 * analyzer reads, and the names of metrics, which both write. Published: a change of the file is a new version; a metric is added,
 * never renamed.
 */
@NullMarked
package io.adaflight.layout;

import org.jspecify.annotations.NullMarked;
