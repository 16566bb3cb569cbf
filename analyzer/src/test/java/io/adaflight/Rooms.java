package io.adaflight;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of a part of the product: a package with those below it that are no rooms of their own. A room may use the rooms that
 * it names. Those come before it in the list, so that the arrows go one way.
 */
final class Rooms {
    private final String root;
    private final Map<String, Set<String>> uses = new LinkedHashMap<>();

    /**
     * Creates a part without rooms.
     *
     * @param root the package that the names of the rooms begin with
     */
    Rooms(String root) {
        this.root = root;
    }

    /** Adds a room. */
    Rooms room(String name, String... used) {
        for (String other : used) {
            if (!uses.containsKey(other)) {
                throw new IllegalArgumentException(name + " uses " + other + ", which is not built before it");
            }
        }
        uses.put(name, Set.of(used));
        return this;
    }

    /** Checks that each class is in a room, that no room is empty, and that none uses what it does not name. */
    void check(JavaClasses all) {
        Set<String> empty = new TreeSet<>(uses.keySet());
        for (JavaClass each : all) {
            if (isInside(each) && !each.getSimpleName().equals("package-info")) {
                String room = roomOf(each);
                if (room == null) {
                    throw new AssertionError(each.getName() + " is in no room");
                }
                empty.remove(room);
            }
        }
        if (!empty.isEmpty()) {
            throw new AssertionError("nothing is in " + empty);
        }
        uses.forEach((room, used) -> classes()
                .that(are("in " + room, each -> room.equals(roomOf(each))))
                .should()
                .onlyDependOnClassesThat(are("outside of " + root + ", in the same room or in one of " + used, each -> {
                    String other = roomOf(each);
                    return other == null || other.equals(room) || used.contains(other);
                }))
                .check(all));
    }

    /* The package of the root itself has what all rooms share. */
    private boolean isInside(JavaClass each) {
        return each.getPackageName().startsWith(root + ".");
    }

    private @Nullable String roomOf(JavaClass each) {
        JavaClass plain = each.getBaseComponentType();
        if (!isInside(plain)) {
            return null;
        }
        String name = plain.getPackageName().substring(root.length() + 1);
        while (!uses.containsKey(name)) {
            int end = name.lastIndexOf('.');
            if (end < 0) {
                return null;
            }
            name = name.substring(0, end);
        }
        return name;
    }

    private static DescribedPredicate<JavaClass> are(String description, Predicate<JavaClass> holds) {
        return DescribedPredicate.describe(description, holds);
    }
}
