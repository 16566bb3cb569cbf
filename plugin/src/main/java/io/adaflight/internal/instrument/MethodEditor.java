package io.adaflight.internal.instrument;

import io.adaflight.internal.instrument.Insertion.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Inserts calls into one method. For one thread. */
final class MethodEditor extends MethodVisitor {
    private final String bridge;
    private final List<Insertion> insertions;
    private final Map<Insertion, Integer> found;
    private final Set<String> called = new HashSet<>();

    MethodEditor(String bridge, List<Insertion> insertions, Map<Insertion, Integer> found, MethodVisitor next) {
        super(Opcodes.ASM9, next);
        this.bridge = bridge;
        this.insertions = insertions;
        this.found = found;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        for (Insertion insertion : insertions) {
            if (insertion.place() == Place.ENTRY && isDue(insertion)) {
                insert(insertion);
            }
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        boolean replaced = false;
        for (Insertion insertion : insertions) {
            if (insertion.meansCallOf(owner, name)) {
                if (insertion.place() == Place.BEFORE_CALL && isDue(insertion)) {
                    insert(insertion);
                } else if (insertion.place() == Place.INSTEAD_OF_CALL && isDue(insertion)) {
                    insert(insertion);
                    replaced = true;
                }
            }
        }
        if (!replaced) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
        for (Insertion insertion : insertions) {
            if (insertion.place() == Place.AFTER_CALL && insertion.meansCallOf(owner, name) && isDue(insertion)) {
                insert(insertion);
            }
        }
        called.add(name);
    }

    @Override
    public void visitInsn(int opcode) {
        boolean returns = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
        for (Insertion insertion : insertions) {
            boolean meant = returns
                    ? insertion.place() == Place.RETURN && !called.contains(insertion.target())
                    : opcode == Opcodes.ATHROW && insertion.place() == Place.THROW;
            if (meant && isDue(insertion)) {
                insert(insertion);
            }
        }
        super.visitInsn(opcode);
    }

    private boolean isDue(Insertion insertion) {
        int times = found.merge(insertion, 1, Integer::sum);
        return insertion.only() == 0 || insertion.only() == times;
    }

    private void insert(Insertion insertion) {
        for (Step step : insertion.steps()) {
            prepare(step);
        }
        super.visitMethodInsn(Opcodes.INVOKESTATIC, bridge, insertion.call(), insertion.descriptor(), false);
    }

    private void prepare(Step step) {
        switch (step.kind()) {
            case DUPLICATE -> super.visitInsn(Opcodes.DUP);
            case LOCAL -> super.visitVarInsn(Opcodes.ALOAD, step.index());
            case LOCAL_INT -> super.visitVarInsn(Opcodes.ILOAD, step.index());
            case FIELD -> super.visitFieldInsn(Opcodes.GETFIELD, step.owner(), step.name(), step.descriptor());
            case METHOD ->
                super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, step.owner(), step.name(), step.descriptor(), false);
            case INTERFACE_METHOD ->
                super.visitMethodInsn(Opcodes.INVOKEINTERFACE, step.owner(), step.name(), step.descriptor(), true);
            case TEXT -> super.visitLdcInsn(step.name());
        }
    }
}
