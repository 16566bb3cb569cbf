/** The ways in from the command line: the agent of a JVM, and the jar itself. */
@NullMarked
package io.adaflight.internal.agent;

import org.jspecify.annotations.NullMarked;
