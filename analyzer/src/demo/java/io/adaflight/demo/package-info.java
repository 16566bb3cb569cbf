/**
 * The main job of the README: a real multi-threaded pipeline under a flight recording, its report, and the proof that
 * both count the same.
 */
@NullMarked
package io.adaflight.demo;

import org.jspecify.annotations.NullMarked;
