/**
 * Events of a JVM that runs: attaches to it or connects over JMX, and hands its events on as the records that a recording
 * would give. The only package of the analyzer that sees the recorder and the management of the JDK.
 */
@NullMarked
package io.adaflight.analyzer.live;

import org.jspecify.annotations.NullMarked;
