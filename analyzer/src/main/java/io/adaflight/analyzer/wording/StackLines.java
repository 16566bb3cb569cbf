package io.adaflight.analyzer.wording;

import java.util.Set;

/** Stacks as they are shown. */
public final class StackLines {
    private static final Set<String> OF_JDK = Set.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
    private static final String BETWEEN = " < ";

    private StackLines() {}

    /** The class and method that called into the JDK, the class without its package; empty when there is none. */
    public static String place(String frames) {
        for (String frame : frames.split(BETWEEN, -1)) {
            String method = method(frame);
            if (!method.isEmpty() && OF_JDK.stream().noneMatch(method::startsWith)) {
                int name = method.lastIndexOf('.');
                int type = name < 0 ? -1 : method.lastIndexOf('.', name - 1);
                return method.substring(type + 1);
            }
        }
        return "";
    }

    private static String method(String frame) {
        int end = frame.indexOf('(');
        String method = end < 0 ? frame : frame.substring(0, end);
        int module = method.indexOf('/');
        return (module < 0 || method.startsWith("/0x", module) ? method : method.substring(module + 1)).strip();
    }
}
