package io.adaflight.internal.instrument;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pipelines of the owners of one library: each owner has one, named after it, as long as there are not too many. Any
 * thread.
 */
final class OwnedPipelines {
    /*
     * Names become rows and labels everywhere, and a pipeline stays for ever; so there is a most, and an application that
     * makes a pool for each request fills one more pipeline, for all that are beyond. An owner that was collected leaves its
     * pipeline to the next one of its name, which then goes on with its counts.
     */
    static final int MOST = 64;

    private static final int LONGEST_NAME = 100;

    /** What a library adds to the name that somebody gave: a hash, or the prefix of a thread. */
    private static final Pattern ADDED = Pattern.compile("@[0-9a-f]+$|^(Log4j2-)?AsyncAppenderEventDispatcher-\\d+-");

    private final Library library;
    private final Function<Object, @Nullable String> namer;
    private final List<Owned> owned = new ArrayList<>();
    private final Map<Object, String> names = new WeakHashMap<>();

    /**
     * None yet.
     *
     * @param namer finds the name of an owner whose call told none; null where it has none
     */
    OwnedPipelines(Library library, Function<Object, @Nullable String> namer) {
        this.library = library;
        this.namer = namer;
    }

    /** Names an owner that has made no call yet. */
    synchronized void name(Object owner, String name) {
        names.put(owner, name);
    }

    /** The pipeline of an owner; null where only owners count that were named before, and this one was not. */
    synchronized @Nullable PipelineMetrics of(Object owner, @Nullable String name) {
        for (Owned known : owned) {
            if (known.refersTo(owner)) {
                return known.pipeline;
            }
        }
        String told = told(owner, name);
        if (told == null && library == Library.DISRUPTOR) {
            return null;
        }
        String base = base(told);
        for (int index = 0; index < owned.size(); index++) {
            Owned gone = owned.get(index);
            if (gone.base.equals(base) && gone.refersTo(null)) {
                owned.set(index, new Owned(owner, base, gone.pipeline));
                return gone.pipeline;
            }
        }
        if (owned.size() == MOST) {
            return AdaFlight.metrics("other " + library.word());
        }
        PipelineMetrics pipeline = create(base);
        owned.add(new Owned(owner, base, pipeline));
        return pipeline;
    }

    private static PipelineMetrics create(String base) {
        synchronized (OwnedPipelines.class) {
            return AdaFlight.metrics(unused(base));
        }
    }

    private @Nullable String told(Object owner, @Nullable String name) {
        String told = name == null ? names.get(owner) : name;
        return told == null ? namer.apply(owner) : told;
    }

    private String base(@Nullable String name) {
        String told = name == null ? "" : ADDED.matcher(name).replaceAll("").strip();
        String present = told.isEmpty() ? library.defaultName() : told;
        return present.length() > LONGEST_NAME ? present.substring(0, LONGEST_NAME) : present;
    }

    private static String unused(String base) {
        Set<String> used = new HashSet<>();
        for (PipelineMetrics pipeline : AdaFlight.pipelines()) {
            used.add(pipeline.name());
        }
        String name = base;
        for (int number = 2; used.contains(name); number++) {
            name = base + " #" + number;
        }
        return name;
    }

    /** An owner that does not know of its pipeline. */
    private static final class Owned extends WeakReference<Object> {
        private final String base;
        private final PipelineMetrics pipeline;

        Owned(Object owner, String base, PipelineMetrics pipeline) {
            super(owner);
            this.base = base;
            this.pipeline = pipeline;
        }
    }
}
