/**
 * Flat tables of what reports say, for databases. A row has one value for each column of its table, of the column's type, or
 * null where nothing is known. {@code SCHEMA.md} describes the columns.
 */
@NullMarked
package io.adaflight.analyzer.rows;

import org.jspecify.annotations.NullMarked;
