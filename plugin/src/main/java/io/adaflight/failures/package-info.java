/** What went wrong inside, told once. */
@NullMarked
package io.adaflight.failures;

import org.jspecify.annotations.NullMarked;
