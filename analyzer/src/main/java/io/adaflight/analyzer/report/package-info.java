/**
 * Renders reports from the model alone, each form in a package of its own. Names come from recordings and are untrusted: text
 * shows what is not printable as a visible escape, JSON and HTML escape by their own rules.
 */
@NullMarked
package io.adaflight.analyzer.report;

import org.jspecify.annotations.NullMarked;
