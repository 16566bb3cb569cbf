package io.adaflight.internal.queue;

import java.util.concurrent.ArrayBlockingQueue;

/** A queue of somebody else, of whose offer and poll nothing is known. */
final class OwnQueue<E> extends ArrayBlockingQueue<E> {
    private static final long serialVersionUID = 1;

    OwnQueue(int capacity) {
        super(capacity);
    }
}
