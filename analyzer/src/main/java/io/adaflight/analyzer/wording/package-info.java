/**
 * Verdicts, causes, findings and figures in plain words. All outputs share them: the command line's reports and the rules for JDK
 * Mission Control use the same sentence with the same figures. Names appear as recorded, or as the caller shows them; nothing is
 * escaped here.
 */
@NullMarked
package io.adaflight.analyzer.wording;

import org.jspecify.annotations.NullMarked;
