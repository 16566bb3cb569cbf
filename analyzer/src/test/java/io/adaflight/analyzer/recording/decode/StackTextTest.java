package io.adaflight.analyzer.recording.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmc.common.IMCFrame;
import org.openjdk.jmc.common.IMCMethod;
import org.openjdk.jmc.common.IMCStackTrace;
import org.openjdk.jmc.common.util.MCFrame;
import org.openjdk.jmc.common.util.MCMethod;
import org.openjdk.jmc.common.util.MCStackTrace;
import org.openjdk.jmc.common.util.MethodToolkit;

class StackTextTest {
    private final StackText stacks = new StackText();

    private static IMCFrame frame(String type, String method) {
        return frameOf(new MCMethod(MethodToolkit.typeFromBinaryJLS(type), method, "()V", 0, false));
    }

    private static IMCFrame frameOf(IMCMethod method) {
        return new MCFrame(method, 0, 1, IMCFrame.Type.JIT_COMPILED);
    }

    /** What a damaged constant pool gives: an object of which every part is missing. */
    private static <T> T nothing(Class<T> kind) {
        return kind.cast(Proxy.newProxyInstance(
                kind.getClassLoader(),
                new Class<?>[] {kind},
                (self, method, values) -> method.getReturnType() == int.class ? 0 : null));
    }

    private String text(IMCFrame... frames) {
        return stacks.of(new MCStackTrace(Arrays.asList(frames), IMCStackTrace.TruncationState.NOT_TRUNCATED));
    }

    @Test
    void frames_fromTheTop_areNamedUpToABound() {
        assertThat(text(frame("a.B", "c"), frame("d.E", "f"))).isEqualTo("a.B.c < d.E.f");
        IMCFrame[] many = new IMCFrame[20];
        Arrays.fill(many, frame("a.B", "c"));
        assertThat(text(many).split(" < ")).hasSize(6);
        assertThat(text(frame("a." + "B".repeat(500), "c"))).hasSize(160).endsWith("…");
    }

    @Test
    void frames_thatAreDamaged_areLeftOutOrMarked() {
        IMCMethod withoutType = new MCMethod(null, "c", "()V", 0, false);
        assertThat(text(frameOf(withoutType), frameOf(nothing(IMCMethod.class)), nothing(IMCFrame.class)))
                .isEqualTo("?.c < ?.?");
        assertThat(stacks.of(nothing(IMCStackTrace.class))).isEmpty();
        assertThat(stacks.of(new MCStackTrace(List.of(), IMCStackTrace.TruncationState.UNKNOWN)))
                .isEmpty();
    }
}
