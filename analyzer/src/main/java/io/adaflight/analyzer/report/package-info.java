/**
 * Renders reports from the model alone; each format has its own package. Names come from recordings and are untrusted: text
 * shows unprintable characters as visible escapes, JSON and HTML escape by their own rules.
 */
@NullMarked
package io.adaflight.analyzer.report;

import org.jspecify.annotations.NullMarked;
