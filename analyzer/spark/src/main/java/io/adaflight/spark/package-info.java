/** Reads recordings on a Spark cluster: the tables of the analyzer as datasets, and a job that keeps them as Parquet. */
@NullMarked
package io.adaflight.spark;

import org.jspecify.annotations.NullMarked;
