package io.slotkeeper.inventory.connector.vsphere.vim;

import io.slotkeeper.inventory.connector.vsphere.vim.VimException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as a stream that ends by itself when it gets too long, or when waiting for it has taken too long
 * in all: a server that drips gets no more time than one that is silent. The next piece is asked for when the last one is
 * used up, so a long answer is never in memory.
 */
final class AnswerBody extends InputStream implements BodySubscriber<AnswerBody> {
    private final long bytesAllowed;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Deque<ByteBuffer> buffers = new ArrayDeque<>();
    private long nanosLeft;
    private long bytesRead;
    private boolean ended;
    // guarded by this: the HTTP client's threads and the reader meet here
    private Flow.@Nullable Subscription subscription;
    private boolean closed;

    /** What the HTTP client said: more bytes, the end, or the failure that ended it. */
    private record Event(List<ByteBuffer> bytes, boolean last, @Nullable Throwable failure) {}

    /** Carries the reason through whoever reads the stream. */
    static final class Stopped extends IOException {
        private static final long serialVersionUID = 1L;
        private final VimException reason;

        Stopped(VimException reason) {
            super(reason);
            this.reason = reason;
        }

        VimException reason() {
            return reason;
        }
    }

    AnswerBody(long bytesAllowed, Duration timeAllowed) {
        this.bytesAllowed = bytesAllowed;
        this.nanosLeft = timeAllowed.toNanos();
    }

    long nanosLeft() {
        return nanosLeft;
    }

    /** Takes time that was spent elsewhere in waiting for this answer from what is left. */
    void spend(long nanos) {
        nanosLeft -= nanos;
    }

    @Override
    public CompletionStage<AnswerBody> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        boolean late;
        synchronized (this) {
            subscription = given;
            late = closed;
        }
        if (late) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        events.add(new Event(bytes, false, null));
    }

    @Override
    public void onError(Throwable failure) {
        events.add(new Event(List.of(), true, failure));
    }

    @Override
    public void onComplete() {
        events.add(new Event(List.of(), true, null));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            ByteBuffer next = buffers.peek();
            if (next == null) {
                await();
            } else if (!next.hasRemaining()) {
                buffers.remove();
                askForMore();
            } else {
                return take(next, into, offset, length);
            }
        }
        return -1;
    }

    private int take(ByteBuffer from, byte[] into, int offset, int length) throws Stopped {
        int taken = Math.min(length, from.remaining());
        from.get(into, offset, taken);
        bytesRead += taken;
        if (bytesRead > bytesAllowed) {
            throw new Stopped(tooLong(bytesAllowed));
        }
        return taken;
    }

    private void await() throws IOException {
        long before = System.nanoTime();
        Event event;
        try {
            event = events.poll(Math.max(nanosLeft, 0), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped(new VimException(Kind.UNREACHABLE, "interrupted while the answer was read", null, e));
        }
        spend(System.nanoTime() - before);
        if (event == null) {
            throw new Stopped(new VimException(Kind.TIMEOUT, "the answer was not complete in time", null, null));
        }
        if (event.failure() != null) {
            throw new Stopped(
                    new VimException(Kind.UNREACHABLE, "the connection broke within an answer", null, event.failure()));
        }
        ended = event.last();
        buffers.addAll(event.bytes());
        askForMore();
    }

    private void askForMore() {
        Flow.Subscription from;
        synchronized (this) {
            from = subscription;
        }
        if (buffers.isEmpty() && !ended && from != null) {
            from.request(1);
        }
    }

    /** Gives up what has not been read, together with its connection; nothing happens at the end of an answer. */
    @Override
    public void close() {
        Flow.Subscription given;
        synchronized (this) {
            closed = true;
            given = subscription;
        }
        if (given != null && !ended) {
            given.cancel();
        }
    }

    static VimException tooLong(long allowed) {
        return new VimException(Kind.TOO_LARGE, "the answer is longer than " + allowed + " bytes", null, null);
    }
}
