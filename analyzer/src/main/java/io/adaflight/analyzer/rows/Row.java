package io.adaflight.analyzer.rows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a table: a value or null for each column. The list cannot be changed. */
public record Row(Table table, List<@Nullable Object> values) {}
