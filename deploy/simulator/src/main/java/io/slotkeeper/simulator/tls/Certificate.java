package io.slotkeeper.simulator.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** A self-signed certificate and its key: valid for a day, for one DNS name and 127.0.0.1. */
public record Certificate(X509Certificate certificate, PrivateKey key) {
    private static final Duration VALID = Duration.ofDays(1);

    public static Certificate selfSigned(String dnsName, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] toBeSigned = toBeSigned(dnsName, pair, now);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(toBeSigned);
            byte[] encoded = Der.sequence(toBeSigned, Der.ECDSA_WITH_SHA256, Der.bits(signature.sign()));
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
            return new Certificate(certificate, pair.getPrivate());
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("This Java cannot make a certificate", unavailable);
        }
    }

    private static byte[] toBeSigned(String dnsName, KeyPair pair, Instant now) {
        byte[] serial = new byte[16];
        new SecureRandom().nextBytes(serial);
        serial[0] = (byte) ((serial[0] & 0x3f) | 0x40);
        byte[] name = Der.sequence(Der.set(Der.sequence(Der.COMMON_NAME, Der.utf8(dnsName))));
        Instant from = now.minus(Duration.ofMinutes(5));
        return Der.sequence(
                Der.tagged(0, Der.integer(new byte[] {2})),
                Der.integer(serial),
                Der.ECDSA_WITH_SHA256,
                name,
                Der.sequence(Der.time(from), Der.time(now.plus(VALID))),
                name,
                pair.getPublic().getEncoded(),
                Der.tagged(3, Der.sequence(Der.authority(), Der.alternativeNames(dnsName))));
    }

    /** SHA-256 as administrators compare it: upper-case hex with colons. */
    public String thumbprint() {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest());
    }

    private byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String pem() {
        try {
            String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "certificate " + thumbprint().toLowerCase(Locale.ROOT);
    }
}
