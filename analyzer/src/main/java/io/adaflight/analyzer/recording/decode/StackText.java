package io.adaflight.analyzer.recording.decode;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.IMCFrame;
import org.openjdk.jmc.common.IMCMethod;
import org.openjdk.jmc.common.IMCStackTrace;
import org.openjdk.jmc.common.IMCType;

/** The tops of stacks as text. Equal stacks are one object in a chunk, so that each is turned into text once. */
final class StackText {
    private static final int FRAMES = 6;
    private static final int LONGEST_FRAME = 160;

    private final IdentityHashMap<IMCStackTrace, String> texts = new IdentityHashMap<>();

    String of(IMCStackTrace stack) {
        return texts.computeIfAbsent(stack, StackText::describe);
    }

    private static String describe(IMCStackTrace stack) {
        List<? extends IMCFrame> frames = stack.getFrames();
        if (frames == null) {
            return "";
        }
        StringJoiner text = new StringJoiner(" < ");
        for (IMCFrame frame : frames.subList(0, Math.min(FRAMES, frames.size()))) {
            IMCMethod method = frame.getMethod();
            if (method != null) {
                IMCType type = method.getType();
                String name =
                        orUnknown(type == null ? null : type.getFullName()) + "." + orUnknown(method.getMethodName());
                text.add(name.length() > LONGEST_FRAME ? name.substring(0, LONGEST_FRAME - 1) + "…" : name);
            }
        }
        return text.toString();
    }

    private static String orUnknown(@Nullable String name) {
        return name == null || name.isEmpty() ? "?" : name;
    }
}
