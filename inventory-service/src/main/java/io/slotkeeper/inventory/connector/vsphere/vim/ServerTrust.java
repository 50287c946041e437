package io.slotkeeper.inventory.connector.vsphere.vim;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Judges the certificate that a server shows, and remembers the one that it refused, so that its thumbprint can be
 * offered for pinning. Every way through {@link #checkServerTrusted} ends in a check or an exception.
 */
final class ServerTrust extends X509ExtendedTrustManager {
    private final Check check;
    private volatile @Nullable Refusal refused;

    /** A certificate that was refused in a handshake, which therefore ended before anything was sent. */
    record Refusal(String sha256, String reason) {}

    private static final class NotPinned extends CertificateException {
        private static final long serialVersionUID = 1L;
    }

    private interface Check {
        void check(X509Certificate[] chain, String keyExchange, SSLEngine connection) throws CertificateException;
    }

    ServerTrust(Trust trust) {
        this.check = checkOf(trust);
    }

    private static Check checkOf(Trust trust) {
        if (trust instanceof Trust.Pinned pinned) {
            return (chain, keyExchange, connection) -> pinned(chain[0], pinned.sha256());
        }
        // these also compare the name in the URL, which java.net.http asks of every connection
        return trust instanceof Trust.Authority authority
                ? authorities(storeOf(certificates(authority.pem())))::checkServerTrusted
                : authorities(null)::checkServerTrusted;
    }

    /** A context whose handshakes this object judges. */
    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    /** What was refused since this was last asked. */
    @Nullable
    Refusal takeRefusal() {
        Refusal last = refused;
        refused = null;
        return last;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine connection)
            throws CertificateException {
        try {
            check.check(chain, keyExchange, connection);
            // Java itself does not look at the dates of a certificate that is among the trusted ones
            chain[0].checkValidity();
        } catch (CertificateException e) {
            refused = new Refusal(thumbprint(chain[0]), reason(e));
            throw e;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        throw notThisWay();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket connection)
            throws CertificateException {
        throw notThisWay();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        throw notThisWay();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket connection)
            throws CertificateException {
        throw notThisWay();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine connection)
            throws CertificateException {
        throw notThisWay();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    /** @throws IllegalArgumentException where the text holds no certificate, or something else */
    static Collection<? extends Certificate> certificates(String pem) {
        try {
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            if (found.isEmpty()) {
                throw new IllegalArgumentException("no certificate in PEM form");
            }
            return found;
        } catch (CertificateException e) {
            throw new IllegalArgumentException("not certificates in PEM form", e);
        }
    }

    /** SHA-256 of the whole certificate, as 64 lower-case hexadecimal digits. */
    static String thumbprint(X509Certificate certificate) throws CertificateException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void pinned(X509Certificate shown, String sha256) throws CertificateException {
        if (!thumbprint(shown).equals(sha256)) {
            throw new NotPinned();
        }
    }

    private static X509ExtendedTrustManager authorities(@Nullable KeyStore store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager found) {
                    return found;
                }
            }
            throw new IllegalStateException("this JVM cannot check certificates");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot check certificates", e);
        }
    }

    private static KeyStore storeOf(Collection<? extends Certificate> certificates) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JVM cannot hold certificates", e);
        }
    }

    private static String reason(CertificateException refusal) {
        if (refusal instanceof NotPinned) {
            return "it is not the pinned one";
        }
        if (causedBy(CertificateExpiredException.class, refusal)) {
            return "it has expired";
        }
        if (causedBy(CertificateNotYetValidException.class, refusal)) {
            return "it is not valid yet";
        }
        return causedBy(CertPathBuilderException.class, refusal)
                ? "no trusted authority vouches for it"
                : "it is for another name, or otherwise not acceptable";
    }

    private static boolean causedBy(Class<? extends Exception> kind, Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(kind::isInstance);
    }

    private static CertificateException notThisWay() {
        return new CertificateException("only servers are judged, and only through an SSLEngine");
    }
}
