package io.adaflight.analyzer.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** How stacks are shown. */
public final class StackLines {
    private static final Set<String> OF_JDK = Set.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
    private static final String BETWEEN = " < ";
    private static final int MOST_OF_JDK = 2;

    private StackLines() {}

    /**
     * One frame of a stack.
     *
     * @param method the method with its class and package, without a module
     * @param source the file and line, or whatever is known instead; empty when nothing is
     * @param own whether it is in the application or a library, not in the JDK
     */
    public record Frame(String method, String source, boolean own) {
        /* Without modules. A hidden class has an address behind a slash, which stays. */
        static Frame of(String text) {
            int end = text.indexOf('(');
            String method = end < 0 ? text : text.substring(0, end);
            int module = method.indexOf('/');
            String plain =
                    (module < 0 || method.startsWith("/0x", module) ? method : method.substring(module + 1)).strip();
            String source = end < 0 ? "" : text.substring(end + 1, Math.max(end + 1, text.length() - 1));
            return new Frame(plain, source, OF_JDK.stream().noneMatch(plain::startsWith));
        }

        /* The class without its package, and the method. */
        private String brief() {
            return method.substring(packageLength());
        }

        /* The class with the initials of its package, and the method. */
        private String shortened() {
            return initials(method.substring(0, packageLength())) + brief();
        }

        private int packageLength() {
            int name = method.lastIndexOf('.');
            return name < 0 ? 0 : method.lastIndexOf('.', name - 1) + 1;
        }
    }

    /** The name of a class with the initials of its package. */
    public static String shortenedClass(String name) {
        int end = name.lastIndexOf('.') + 1;
        return initials(name.substring(0, end)) + name.substring(end);
    }

    private static String initials(String names) {
        StringBuilder text = new StringBuilder();
        for (String name : names.split("\\.", 0)) {
            if (!name.isEmpty()) {
                text.appendCodePoint(name.codePointAt(0)).append('.');
            }
        }
        return text.toString();
    }

    /** The frames of a stack, the callers last. */
    public static List<Frame> frames(String stack) {
        return Arrays.stream(stack.split(BETWEEN, -1))
                .map(Frame::of)
                .filter(frame -> !frame.method().isEmpty())
                .toList();
    }

    /** The class, without its package, and method that called into the JDK; empty when there is none. */
    public static String place(String stack) {
        return frames(stack).stream()
                .filter(Frame::own)
                .map(Frame::brief)
                .findFirst()
                .orElse("");
    }

    /**
     * A stack in one line, down to the method that called into the JDK: the initials of packages, and the JDK's methods nearest
     * to that one.
     */
    public static String shortened(String stack) {
        List<Frame> frames = frames(stack);
        List<String> shown = new ArrayList<>();
        int end = 0;
        for (boolean found = false; end < frames.size() && !found; end++) {
            Frame frame = frames.get(end);
            found = frame.own();
            if (shown.isEmpty() || !shown.get(shown.size() - 1).equals(frame.shortened())) {
                shown.add(frame.shortened());
            }
        }
        int first = Math.max(0, shown.size() - MOST_OF_JDK - 1);
        StringJoiner text = new StringJoiner(BETWEEN);
        if (first > 0) {
            text.add("...");
        }
        shown.subList(first, shown.size()).forEach(text::add);
        return end < frames.size() ? text + BETWEEN + "..." : text.toString();
    }
}
