/** The format of a chunk: headers, sizes and types of events, read and checked without a parser, and cut down to what is needed. */
@NullMarked
package io.adaflight.analyzer.recording.chunk;

import org.jspecify.annotations.NullMarked;
