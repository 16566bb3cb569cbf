/** Reports as JSON, in the schema that SCHEMA.md describes. */
@NullMarked
package io.adaflight.analyzer.report.json;

import org.jspecify.annotations.NullMarked;
