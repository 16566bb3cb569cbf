/**
 * Renders a report as text or JSON, from the model alone. Names come from recordings and are untrusted: text shows what is not
 * printable as a visible escape, JSON by its own rules. No line of text is wider than was asked for.
 */
@NullMarked
package io.adaflight.analyzer.report;

import org.jspecify.annotations.NullMarked;
