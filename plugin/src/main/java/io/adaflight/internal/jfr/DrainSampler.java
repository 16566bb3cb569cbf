package io.adaflight.internal.jfr;

import io.adaflight.events.DrainSampleEvent;
import io.adaflight.events.DrainStackEvent;
import io.adaflight.internal.looks.DrainLook;
import io.adaflight.internal.looks.StackTexts;
import io.adaflight.internal.looks.ThreadLook;
import io.adaflight.internal.looks.ThreadLooker;
import io.adaflight.internal.registry.DrainRegistration;
import org.jspecify.annotations.Nullable;

/** Makes events of looks at drain threads. For one thread at a time. */
final class DrainSampler {
    /** What a sample without texts takes in a recording, and a stack without its text. */
    private static final int EVENT_BYTES = 48;

    private static final int LEAST_POOLED = 16;
    private static final int MOST_POOLED = 128;
    private static final int REFERENCE_BYTES = 4;

    private final ThreadLooker looker;
    private final StackTexts stacks = new StackTexts(this::recordStack);
    private long bytes;

    DrainSampler(ThreadLooker looker) {
        this.looker = looker;
    }

    void beginChunk() {
        stacks.beginChunk();
    }

    /** Looks at a thread; null when it is gone. The event is not recorded yet, its stacks are. */
    @Nullable
    DrainSampleEvent look(String pipeline, DrainRegistration drain, boolean withStack) {
        Thread thread = drain.get();
        if (thread == null) {
            return null;
        }
        int atWork = drain.metrics().atWorkOpaque();
        DrainLook look = looker.look(thread, drain.threadId(), drain.isVirtual(), withStack && atWork != 0);
        DrainSampleEvent sample = new DrainSampleEvent();
        sample.pipeline = pipeline;
        sample.threadId = drain.threadId();
        sample.atWork = atWork;
        fill(sample, look.thread());
        sample.ownerStack = stacks.id(look.ownerStack());
        bytes += EVENT_BYTES + bytes(pipeline);
        return sample;
    }

    private void fill(DrainSampleEvent sample, ThreadLook look) {
        sample.state = look.state().name();
        sample.stack = stacks.id(look.stack());
        sample.blockerClass = look.blockerClass();
        sample.ownerId = look.ownerId();
        sample.ownerName = look.ownerName();
        bytes += bytes(sample.state) + bytes(sample.blockerClass) + bytes(sample.ownerName);
    }

    /** The recorder writes texts of a middle length once for each chunk and names them by a number. */
    private static int bytes(String text) {
        int length = text.length();
        return length < LEAST_POOLED || length > MOST_POOLED ? length : REFERENCE_BYTES;
    }

    /** About how many bytes of the recording the looks since the last call take. */
    long takeBytes() {
        long taken = bytes;
        bytes = 0;
        return taken;
    }

    private void recordStack(long id, String frames) {
        DrainStackEvent event = new DrainStackEvent();
        event.id = id;
        event.frames = frames;
        event.commit();
        bytes += EVENT_BYTES + frames.length();
    }
}
