/**
 * What an event cost the drain: its time at work in parts, in calm times and while events were lost. Pure sums over what was seen;
 * the parts of a span sum to it.
 */
@NullMarked
package io.adaflight.analyzer.analysis.causes.service;

import org.jspecify.annotations.NullMarked;
