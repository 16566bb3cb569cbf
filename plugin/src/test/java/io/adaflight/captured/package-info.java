/** What tests log and print, kept so that it can be asserted and does not reach the console. */
@org.jspecify.annotations.NullMarked
package io.adaflight.captured;
