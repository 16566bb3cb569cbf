package io.adaflight.internal.instrument;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Inserts what a {@link ClassEdit} says into one class. For one thread. */
final class ClassEditor extends ClassVisitor {
    /*
     * Only straight-line code is inserted, so the frames of the class stay valid and only the depth of the stack is computed
     * anew. Nothing is used when any place was not found exactly as often as expected, or a field that an argument comes from
     * is missing: then the class is another one than the edit was written for.
     */
    private final ClassEdit edit;
    private final Map<Insertion, Integer> found = new HashMap<>();
    private final Set<String> fields = new HashSet<>();

    private ClassEditor(ClassEdit edit, ClassVisitor next) {
        super(Opcodes.ASM9, next);
        this.edit = edit;
    }

    /** What became of a class: its new bytes, or why it is left alone. */
    static final class Result {
        private final byte @Nullable [] bytes;
        private final String reason;

        Result(byte @Nullable [] bytes, String reason) {
            this.bytes = bytes;
            this.reason = reason;
        }

        /** The new bytes; null when the class is left alone. */
        byte @Nullable [] bytes() {
            return bytes;
        }

        /** Why the class is left alone; empty when it is changed. */
        String reason() {
            return reason;
        }
    }

    /** Edits a class. */
    static Result edit(ClassEdit edit, byte[] original) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        ClassEditor editor = new ClassEditor(edit, writer);
        reader.accept(editor, 0);
        String reason = editor.difference();
        return reason.isEmpty() ? new Result(writer.toByteArray(), "") : new Result(null, reason);
    }

    private String difference() {
        for (Insertion insertion : edit.insertions()) {
            int times = found.getOrDefault(insertion, 0);
            if (!insertion.expects(times)) {
                return insertion.method() + " has " + times + " places of "
                        + (insertion.target().isEmpty() ? insertion.place() : insertion.target()) + ", expected "
                        + insertion.occurrences();
            }
            for (Step step : insertion.steps()) {
                if (step.kind() == Step.Kind.FIELD
                        && step.owner().equals(edit.className())
                        && !fields.contains(step.name() + step.descriptor())) {
                    return "it has no field " + step.name() + " of the expected type";
                }
            }
        }
        return "";
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        fields.add(name + descriptor);
        return super.visitField(access, name, descriptor, signature, value);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        boolean bridge = (access & (Opcodes.ACC_BRIDGE | Opcodes.ACC_ABSTRACT)) != 0;
        List<Insertion> insertions = edit.insertions().stream()
                .filter(insertion -> insertion.isIn(name, descriptor))
                .toList();
        return bridge || insertions.isEmpty() ? next : new MethodEditor(edit.bridge(), insertions, found, next);
    }
}
