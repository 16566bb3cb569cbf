/**
 * Queues and handlers of the JDK that count what goes through them, each a decorator of one that the application made. They
 * hold what they decorate and their pipeline; the pipeline holds neither.
 */
@NullMarked
package io.adaflight.internal.queue;

import org.jspecify.annotations.NullMarked;
