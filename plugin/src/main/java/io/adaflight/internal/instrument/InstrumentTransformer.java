package io.adaflight.internal.instrument;

import io.adaflight.internal.instrument.ClassEditor.Result;
import io.adaflight.internal.jfr.InstrumentationLog;
import io.adaflight.internal.jfr.InstrumentationLog.Entry;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Edits classes as they are loaded, or again when they were loaded before. Any thread that loads classes. */
final class InstrumentTransformer implements ClassFileTransformer {
    /** Of whose library the version is of interest to Log4j. */
    private static final String RING = "com/lmax/disruptor/RingBuffer";

    private final Map<String, ClassEdit> edits = new HashMap<>();
    private final boolean ringsAskedFor;
    private final InstrumentationLog log;

    InstrumentTransformer(List<ClassEdit> edits, InstrumentationLog log) {
        for (ClassEdit edit : edits) {
            this.edits.put(edit.className(), edit);
        }
        this.ringsAskedFor = edits.stream().anyMatch(edit -> edit.library() == Library.DISRUPTOR);
        this.log = log;
    }

    /** Whether a class is one to be edited. */
    boolean means(Class<?> type) {
        return edits.containsKey(type.getName().replace('.', '/'));
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> classBeingRedefined,
            @Nullable ProtectionDomain protectionDomain,
            byte[] classfileBuffer) {
        ClassEdit edit = className == null ? null : edits.get(className);
        if (edit != null) {
            return transform(edit, protectionDomain, classfileBuffer);
        }
        if (RING.equals(className) && !ringsAskedFor) {
            log.add(new Entry(
                    Library.DISRUPTOR.word(), LibraryVersion.of(protectionDomain), name(RING), false, "not asked for"));
        }
        return null;
    }

    private static String name(String internalName) {
        return internalName.replace('/', '.');
    }

    private byte @Nullable [] transform(ClassEdit edit, @Nullable ProtectionDomain domain, byte[] original) {
        Result result = edited(edit, original);
        log.add(new Entry(
                edit.library().word(),
                LibraryVersion.of(domain),
                name(edit.className()),
                result.bytes() != null,
                result.reason()));
        return result.bytes();
    }

    /* A class file that ASM cannot read, as of a later JDK, is left alone like any other that is not as expected. */
    private static Result edited(ClassEdit edit, byte[] original) {
        try {
            return ClassEditor.edit(edit, original);
        } catch (RuntimeException e) {
            return new Result(null, "it cannot be read: " + e);
        }
    }
}
