package io.adaflight.spark;

import io.adaflight.analyzer.rows.Column;
import io.adaflight.analyzer.rows.Table;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The tables as Spark knows them. */
final class TableSchema {
    /** The day on which the recording began, in UTC; of one that cannot be read, the day on which its file changed last. */
    static final String DATE = "date";

    /** What the file was when it was read. */
    static final String VERSION = "source_version";

    private TableSchema() {}

    /** The columns of a table, and two more at the end. */
    static StructType of(Table table) {
        StructType type = new StructType();
        for (Column column : table.columns()) {
            type = type.add(column.name(), type(column), true);
        }
        return type.add(DATE, DataTypes.DateType, false).add(VERSION, DataTypes.StringType, false);
    }

    private static DataType type(Column column) {
        return switch (column.type()) {
            case TEXT -> DataTypes.StringType;
            case LONG -> DataTypes.LongType;
            case DOUBLE -> DataTypes.DoubleType;
            case BOOLEAN -> DataTypes.BooleanType;
            case TIME -> DataTypes.TimestampNTZType;
        };
    }
}
