package io.adaflight.internal.queue;

import java.util.Iterator;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Goes over a queue and counts what it removes; for one thread. */
final class CountedIterator<E> implements Iterator<E> {
    /*
     * An iterator of a queue does not say whether it removed an element or came too late. The queue does, of an object that
     * is in it once. Of one that is in it more than once only the iterator knows which is meant; that removal counts, though
     * another thread may have taken the element a moment before.
     */
    private final Queue<E> queue;
    private final Iterator<E> elements;
    private final QueueBooks books;
    private @Nullable E last;

    CountedIterator(Queue<E> queue, QueueBooks books) {
        this.queue = queue;
        this.elements = queue.iterator();
        this.books = books;
    }

    @Override
    public boolean hasNext() {
        return elements.hasNext();
    }

    @Override
    public E next() {
        E next = elements.next();
        last = next;
        return next;
    }

    @Override
    public void remove() {
        E removed = last;
        if (removed == null) {
            throw new IllegalStateException("next() comes before remove()");
        }
        last = null;
        if (isThereTwice(removed)) {
            elements.remove();
            books.removed(1);
        } else if (queue.remove(new Same(removed))) {
            books.removed(1);
        }
    }

    @SuppressWarnings("ReferenceEquality") // The very object is meant.
    private boolean isThereTwice(E element) {
        int times = 0;
        for (Object present : queue.toArray()) {
            if (present == element) {
                times++;
            }
        }
        return times > 1;
    }
}
