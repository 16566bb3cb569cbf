package io.adaflight.internal.instrument;

import static io.adaflight.internal.instrument.Step.field;
import static io.adaflight.internal.instrument.Step.self;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.adaflight.internal.instrument.ClassEditor.Result;
import io.adaflight.internal.jfr.InstrumentationLog;
import io.adaflight.internal.jfr.InstrumentationLog.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Classes that are not as expected are left alone. */
class ClassEditorTest {
    /** What is edited. */
    static final class Edited {
        private final int number = Integer.parseInt("1");

        int sum() {
            return Math.abs(number) + Math.abs(-1);
        }
    }

    private static final String NAME = Edited.class.getName().replace('.', '/');

    private static byte[] bytes() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Edited.class.getResourceAsStream("ClassEditorTest$Edited.class"))) {
            return in.readAllBytes();
        }
    }

    private static ClassEdit edit() {
        return new ClassEdit(Library.EXECUTORS, NAME, "PoolCalls");
    }

    @Test
    void edit_placesAsExpected_changesTheClass() throws IOException {
        Result result = ClassEditor.edit(edit().before("sum", "java/lang/Math.abs", 2, "called", "()V"), bytes());
        assertThat(result.reason()).isEmpty();
        assertThat(result.bytes()).isNotEqualTo(bytes());
    }

    @Test
    void edit_anotherNumberOfPlaces_leavesItAlone() throws IOException {
        Result result = ClassEditor.edit(edit().after("sum", "abs", 1, "called", "()V"), bytes());
        assertThat(result.bytes()).isNull();
        assertThat(result.reason()).isEqualTo("sum has 2 places of abs, expected 1");
    }

    @Test
    void edit_missingMethod_leavesItAlone() throws IOException {
        Result result = ClassEditor.edit(edit().entry("total", 1, "called", "()V"), bytes());
        assertThat(result.bytes()).isNull();
        assertThat(result.reason()).isEqualTo("total has 0 places of ENTRY, expected 1");
    }

    @Test
    void edit_missingField_leavesItAlone() throws IOException {
        ClassEdit edit = edit().entry("sum", 1, "called", "(J)V", self(), field(NAME, "number", "J"));
        Result result = ClassEditor.edit(edit, bytes());
        assertThat(result.bytes()).isNull();
        assertThat(result.reason()).isEqualTo("it has no field number of the expected type");
    }

    @Test
    void edit_throw_isFound() throws IOException {
        Result result = ClassEditor.edit(edit().throwing("sum", 0, "called", "()V"), bytes());
        assertThat(result.reason()).isEmpty();
    }

    private static Stream<Arguments> everyPlace() {
        return Stream.of(
                arguments(edit().entry("sum", 1, "called", "()V"), 1),
                arguments(edit().before("sum", "abs", 2, "called", "()V"), 2),
                arguments(edit().after("sum", "abs", 2, "called", "()V"), 2),
                arguments(edit().insteadOf("sum", "abs", 2, "called", "(I)I"), 2),
                arguments(edit().returns("sum", "", 1, "called", "()V"), 1));
    }

    @ParameterizedTest
    @MethodSource("everyPlace")
    void edit_onlyOneOccurrence_changesNoOther(ClassEdit edit, int occurrences) throws IOException {
        assertThat(insertedCalls(edit)).isEqualTo(occurrences);
        assertThat(insertedCalls(edit.only(occurrences))).isEqualTo(1);
        assertThat(insertedCalls(edit.only(occurrences + 1))).isZero();
    }

    private static int insertedCalls(ClassEdit edit) throws IOException {
        byte[] changed = Objects.requireNonNull(ClassEditor.edit(edit, bytes()).bytes());
        AtomicInteger calls = new AtomicInteger();
        ClassVisitor counter = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitMethodInsn(
                            int opcode, String owner, String called, String itsDescriptor, boolean isInterface) {
                        if (owner.equals(edit.bridge())) {
                            calls.incrementAndGet();
                        }
                    }
                };
            }
        };
        new ClassReader(changed).accept(counter, 0);
        return calls.get();
    }

    @Test
    void transform_damagedClass_isLeftAloneAndNoted() {
        InstrumentationLog log = new InstrumentationLog();
        InstrumentTransformer transformer =
                new InstrumentTransformer(List.of(edit().entry("sum", 1, "called", "()V")), log);
        assertThat(transformer.transform(null, NAME, null, null, new byte[] {1, 2, 3}))
                .isNull();
        assertThat(log.entries()).hasSize(1);
        Entry entry = log.entries().get(0);
        assertThat(entry.instrumented()).isFalse();
        assertThat(entry.reason()).startsWith("it cannot be read: ");
        assertThat(entry.library()).isEqualTo("executors");
    }

    @Test
    void transform_otherClasses_areNotLookedAt() throws IOException {
        InstrumentationLog log = new InstrumentationLog();
        InstrumentTransformer transformer = new InstrumentTransformer(List.of(edit()), log);
        assertThat(transformer.transform(null, null, null, null, bytes())).isNull();
        assertThat(transformer.transform(null, "a/B", null, null, bytes())).isNull();
        assertThat(log.entries()).isEmpty();
        assertThat(transformer.means(Edited.class)).isTrue();
        assertThat(transformer.means(ClassEditorTest.class)).isFalse();
    }
}
