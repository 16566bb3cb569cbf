package io.adaflight.analyzer.jmc;

import java.util.List;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.IUnit;
import org.openjdk.jmc.common.unit.LinearKindOfQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.common.util.TypedPreference;

/** From where on a figure is worth knowing, and from where on it is a warning: two preferences that a user can change. */
final class Limits {
    private final IUnit unit;
    private final TypedPreference<IQuantity> info;
    private final TypedPreference<IQuantity> warning;

    private Limits(
            String id, String figure, IUnit unit, IUnit shown, LinearKindOfQuantity type, double info, double warning) {
        this.unit = unit;
        this.info = new TypedPreference<>(
                "adaflight." + id + ".info",
                figure + ": info from",
                "Reports an info from this value on",
                type,
                unit.quantity(info).in(shown));
        this.warning = new TypedPreference<>(
                "adaflight." + id + ".warning",
                figure + ": warning from",
                "Reports a warning from this value on",
                type,
                unit.quantity(warning).in(shown));
    }

    /** Limits of a ratio, where 1 is all; shown in percent. */
    static Limits ofRatio(String id, String figure, double info, double warning) {
        return new Limits(
                id, figure, UnitLookup.PERCENT_UNITY, UnitLookup.PERCENT, UnitLookup.PERCENTAGE, info, warning);
    }

    static Limits ofNanos(String id, String figure, double info, double warning) {
        return new Limits(
                id, figure, UnitLookup.NANOSECOND, UnitLookup.MILLISECOND, UnitLookup.TIMESPAN, info, warning);
    }

    static Limits ofNumber(String id, String figure, double info, double warning) {
        return new Limits(
                id, figure, UnitLookup.NUMBER_UNITY, UnitLookup.NUMBER_UNITY, UnitLookup.NUMBER, info, warning);
    }

    List<TypedPreference<?>> preferences() {
        return List.of(info, warning);
    }

    double score(double value, IPreferenceValueProvider preferences) {
        return Score.of(
                value,
                preferences.getPreferenceValue(info).doubleValueIn(unit),
                preferences.getPreferenceValue(warning).doubleValueIn(unit));
    }
}
