package io.slotkeeper.simulator.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotkeeper.simulator.Simulator;
import io.slotkeeper.simulator.SimulatorOptions;
import io.slotkeeper.simulator.SoapClient;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TlsTest {
    private Simulator simulator;

    @BeforeEach
    void start() throws Exception {
        simulator = Simulator.start(SimulatorOptions.demo("secret").withTls());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private static HttpClient trusting(String pem) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(
                "vcenter",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    @Test
    void whoTrustsItsCertificateGetsIn() throws Exception {
        SoapClient client =
                new SoapClient(simulator.url(), trusting(simulator.certificate().pem()));

        assertThat(simulator.url().getScheme()).isEqualTo("https");
        assertThat(client.login(SimulatorOptions.USER, "secret").status()).isEqualTo(200);
    }

    @Test
    void whoDoesNotStaysOut() {
        assertThatThrownBy(() -> new SoapClient(simulator.url()).login(SimulatorOptions.USER, "secret"))
                .hasMessageContaining("PKIX");
    }

    @Test
    void theThumbprintIsThatOfTheCertificate() throws Exception {
        Certificate certificate = simulator.certificate();
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(certificate.certificate().getEncoded());

        assertThat(certificate.thumbprint().replace(":", ""))
                .isEqualToIgnoringCase(HexFormat.of().formatHex(digest));
        assertThat(certificate.thumbprint()).hasSize(95);
    }

    @Test
    void aReplacedCertificateIsAnother() throws Exception {
        String pem = simulator.certificate().pem();
        String thumbprint = simulator.certificate().thumbprint();

        simulator.replaceCertificate("elsewhere.example");

        assertThat(simulator.certificate().thumbprint()).isNotEqualTo(thumbprint);
        assertThatThrownBy(() -> new SoapClient(simulator.url(), trusting(pem)).login(SimulatorOptions.USER, "secret"))
                .hasMessageContaining("PKIX");
    }

    @Test
    void withoutTlsThereIsNoCertificate() throws Exception {
        try (Simulator plain = Simulator.start(SimulatorOptions.demo("secret"))) {
            assertThatThrownBy(plain::certificate).isInstanceOf(IllegalStateException.class);
        }
    }
}
