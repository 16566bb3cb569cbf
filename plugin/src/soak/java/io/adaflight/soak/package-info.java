/**
 * Programs that load the plugin for as long as they are told, count for themselves what they do, and compare: with the
 * snapshots, with the recording and with the heap. They run as {@link io.adaflight.soak.Soak}.
 */
@NullMarked
package io.adaflight.soak;

import org.jspecify.annotations.NullMarked;
