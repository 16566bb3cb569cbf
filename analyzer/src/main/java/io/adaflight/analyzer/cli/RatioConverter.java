package io.adaflight.analyzer.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a ratio as {@code 0.01} or {@code 1%}. */
final class RatioConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
        boolean percent = text.endsWith("%");
        String number = percent ? text.substring(0, text.length() - 1).strip() : text;
        double value;
        try {
            value = Double.parseDouble(number) / (percent ? 100 : 1);
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!(value >= 0 && value <= 1)) {
            throw new TypeConversionException("'" + text + "' is not a ratio: expected 0 to 1, or 0% to 100%");
        }
        return value;
    }
}
