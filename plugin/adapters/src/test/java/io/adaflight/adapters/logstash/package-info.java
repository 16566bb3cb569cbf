@NullMarked
package io.adaflight.adapters.logstash;

import org.jspecify.annotations.NullMarked;
