/** A queue for Log4j's asynchronous appender that counts. */
@NullMarked
package io.adaflight.adapters.log4j;

import org.jspecify.annotations.NullMarked;
