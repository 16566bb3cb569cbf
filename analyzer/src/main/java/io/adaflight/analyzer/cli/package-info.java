/**
 * The command line. Exit codes: 0 fine, 1 findings at or over the asked threshold, 2 wrong usage, 3 a recording that cannot be
 * read at all. Errors are one line on standard error that names the file, what is wrong and what to do.
 */
@NullMarked
package io.adaflight.analyzer.cli;

import org.jspecify.annotations.NullMarked;
