package io.slotkeeper.simulator.tls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The little of ASN.1's distinguished encoding that one certificate needs (X.690, RFC 5280). */
final class Der {
    static final byte[] COMMON_NAME = oid(0x55, 0x04, 0x03);
    static final byte[] ECDSA_WITH_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
    private static final byte[] BASIC_CONSTRAINTS = oid(0x55, 0x1d, 0x13);
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = oid(0x55, 0x1d, 0x11);
    private static final byte[] TRUE = {1, 1, (byte) 0xff};
    private static final DateTimeFormatter GENERALIZED =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Der() {}

    private static byte[] value(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length > 0xff) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length > 0x7f) {
            out.write(0x81);
        }
        out.write(length);
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static byte[] oid(int... encoded) {
        byte[] bytes = new byte[encoded.length];
        for (int index = 0; index < encoded.length; index++) {
            bytes[index] = (byte) encoded[index];
        }
        return value(0x06, bytes);
    }

    static byte[] sequence(byte[]... parts) {
        return value(0x30, parts);
    }

    static byte[] set(byte[] part) {
        return value(0x31, part);
    }

    static byte[] tagged(int number, byte[] part) {
        return value(0xa0 | number, part);
    }

    static byte[] integer(byte[] bigEndian) {
        return value(0x02, bigEndian);
    }

    static byte[] bits(byte[] bytes) {
        return value(0x03, new byte[] {0}, bytes);
    }

    static byte[] utf8(String text) {
        return value(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] time(Instant instant) {
        return value(0x18, GENERALIZED.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    /** Whoever is given the certificate as a CA can use it as one. */
    static byte[] authority() {
        return sequence(BASIC_CONSTRAINTS, TRUE, value(0x04, sequence(TRUE)));
    }

    static byte[] alternativeNames(String dnsName) {
        byte[] dns = value(0x82, dnsName.getBytes(StandardCharsets.US_ASCII));
        byte[] loopback = value(0x87, new byte[] {127, 0, 0, 1});
        return sequence(SUBJECT_ALTERNATIVE_NAME, value(0x04, sequence(dns, loopback)));
    }
}
