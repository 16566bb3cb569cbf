/**
 * What an event cost the drain: the time at work by its parts, calm and while events were lost. Pure sums over what was seen; the
 * parts of a time add up to it.
 */
@NullMarked
package io.adaflight.analyzer.analysis.causes.service;

import org.jspecify.annotations.NullMarked;
