/** A listener for the appenders of logstash-logback-encoder. */
@NullMarked
package io.adaflight.adapters.logstash;

import org.jspecify.annotations.NullMarked;
