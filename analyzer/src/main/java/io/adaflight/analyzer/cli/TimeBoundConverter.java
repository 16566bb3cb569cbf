package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.analysis.count.TimeBound;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an end of the time to report on. */
final class TimeBoundConverter implements ITypeConverter<TimeBound> {
    @Override
    public TimeBound convert(String text) {
        try {
            return TimeBound.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
