package io.slotkeeper.simulator.soap;

import java.io.Writer;

/** 64 bits of a value's wire form: equal values have equal fingerprints, others differ for all that matters here. */
final class Fingerprint extends Writer {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long hash = FNV_OFFSET;

    private Fingerprint() {}

    static long of(Object value) {
        Fingerprint fingerprint = new Fingerprint();
        new XmlOut(fingerprint, XmlOut.Distortion.NONE).any("val", value);
        return fingerprint.hash;
    }

    @Override
    public void write(int c) {
        hash = (hash ^ c) * FNV_PRIME;
    }

    @Override
    public void write(char[] buffer, int offset, int length) {
        for (int index = offset; index < offset + length; index++) {
            write(buffer[index]);
        }
    }

    @Override
    public void write(String text) {
        for (int index = 0; index < text.length(); index++) {
            write(text.charAt(index));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
