/**
 * The event path: threads write events into rings of their own, one thread drains them into a sink.
 *
 * <p>A <em>lane</em> is what one platform thread writes to: a few rings, of which one is active. When that has no room, the
 * thread <em>swaps</em> it for a free one; when none is free, the drop policy decides. A write takes no lock, reads no
 * clock and allocates nothing as long as it stays in the active ring. Virtual threads share lanes, which they claim for
 * the length of one write.
 */
@NullMarked
package io.adaflight.internal.pipeline;

import org.jspecify.annotations.NullMarked;
