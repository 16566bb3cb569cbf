/** The examples of each entry point: programs that see the exported types only, as an application does. */
@NullMarked
package io.adaflight.example;

import org.jspecify.annotations.NullMarked;
