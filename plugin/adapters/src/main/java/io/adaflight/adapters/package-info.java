/**
 * What the adapters to monitoring libraries have in common: which numbers there are, what they are called, and which threads
 * have numbers of their own. For the adapters; an application uses the packages below this one.
 */
@NullMarked
package io.adaflight.adapters;

import org.jspecify.annotations.NullMarked;
