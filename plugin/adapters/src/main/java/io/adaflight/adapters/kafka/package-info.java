/** An interceptor for Kafka's producer that counts. */
@NullMarked
package io.adaflight.adapters.kafka;

import org.jspecify.annotations.NullMarked;
