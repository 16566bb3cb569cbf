/** What went wrong inside, told once. */
@NullMarked
package io.adaflight.internal.failures;

import org.jspecify.annotations.NullMarked;
