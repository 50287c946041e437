package io.slotkeeper.simulator.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Who the server says it is. That can change while it runs; connections that stand are not asked again. */
public final class ServerIdentity {
    private static final String ALIAS = "simulator";

    private final Clock clock;
    private volatile Certificate current;

    public ServerIdentity(String dnsName, Clock clock) {
        this.clock = clock;
        this.current = Certificate.selfSigned(dnsName, clock.instant());
    }

    public Certificate current() {
        return current;
    }

    /** Another key and certificate, for this name, as after a man in the middle or a renewal. */
    public void replace(String dnsName) {
        current = Certificate.selfSigned(dnsName, clock.instant());
    }

    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new CurrentKey()}, null, null);
            context.getServerSessionContext().setSessionCacheSize(1);
            return context;
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("This Java has no TLS", unavailable);
        }
    }

    /** Asked at each handshake. */
    private final class CurrentKey extends X509ExtendedKeyManager {
        @Override
        public String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
            return ALIAS;
        }

        @Override
        public String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
            return ALIAS;
        }

        @Override
        public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {current.certificate()};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return current.key();
        }

        @Override
        public @Nullable String chooseClientAlias(
                String @Nullable [] keyType, Principal @Nullable [] issuers, Socket socket) {
            return null;
        }

        @Override
        public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }
    }
}
