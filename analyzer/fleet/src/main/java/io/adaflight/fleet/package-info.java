/** The command line with a database in it: recordings as tables, in SQL and Parquet. */
@NullMarked
package io.adaflight.fleet;

import org.jspecify.annotations.NullMarked;
