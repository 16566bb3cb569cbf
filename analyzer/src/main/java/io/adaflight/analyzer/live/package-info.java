/**
 * Events of a running JVM. Attaches to it or connects over JMX, and passes its events on as the same records that a recording
 * has. The only package of the analyzer that uses the JDK's recorder and management classes.
 */
@NullMarked
package io.adaflight.analyzer.live;

import org.jspecify.annotations.NullMarked;
