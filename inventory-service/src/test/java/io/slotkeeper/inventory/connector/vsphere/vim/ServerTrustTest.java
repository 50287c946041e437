package io.slotkeeper.inventory.connector.vsphere.vim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.slotkeeper.inventory.connector.vsphere.vim.VimException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate that is not trusted gets no request, and its thumbprint can be pinned. */
class ServerTrustTest {
    private static final char[] STORE_PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path directory;

    private static KeyStore good;
    private static KeyStore otherName;
    private static KeyStore expired;

    @BeforeAll
    static void create() throws Exception {
        good = certificate("good", "ip:127.0.0.1", "-validity", "2");
        otherName = certificate("other-name", "dns:vc.example.org", "-validity", "2");
        expired = certificate("expired", "ip:127.0.0.1", "-startdate", "-10d", "-validity", "5");
    }

    @Test
    void anUnknownCertificateIsRefusedWithItsThumbprintBeforeAnythingIsSent() throws Exception {
        VimException refused = refused(good, new Trust.Platform());
        assertThat(refused.subject()).isEqualTo(ServerTrust.thumbprint(leaf(good)));
        assertThat(refused).hasMessageContaining("no trusted authority");
    }

    @Test
    void theThumbprintOfARefusalCanBePinned() throws Exception {
        String thumbprint = refused(good, new Trust.Platform()).subject();
        assertThat(answered(good, new Trust.Pinned(thumbprint))).isTrue();
    }

    @Test
    void anotherCertificateThanThePinnedOneIsRefused() throws Exception {
        VimException refused = refused(good, new Trust.Pinned(ServerTrust.thumbprint(leaf(otherName))));
        assertThat(refused.subject()).isEqualTo(ServerTrust.thumbprint(leaf(good)));
        assertThat(refused).hasMessageContaining("not the pinned one");
    }

    @Test
    void aPinnedServerMayHaveAnyName() throws Exception {
        assertThat(answered(otherName, new Trust.Pinned(ServerTrust.thumbprint(leaf(otherName)))))
                .isTrue();
    }

    @Test
    void aPinnedCertificateEndsWithItsDates() throws Exception {
        assertThat(refused(expired, new Trust.Pinned(ServerTrust.thumbprint(leaf(expired)))))
                .hasMessageContaining("has expired");
    }

    @Test
    void anAuthorityVouchesForANameAndATime() throws Exception {
        assertThat(answered(good, new Trust.Authority(pem(otherName) + pem(good))))
                .isTrue();
        assertThat(refused(good, new Trust.Authority(pem(otherName)))).hasMessageContaining("no trusted authority");
        assertThat(refused(otherName, new Trust.Authority(pem(otherName)))).hasMessageContaining("another name");
        assertThat(refused(expired, new Trust.Authority(pem(expired)))).hasMessageContaining("has expired");
    }

    @Test
    void whatIsNoAuthorityAndNoThumbprintIsRefused() {
        for (String pem : List.of("", "secret", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Trust.Authority(pem));
        }
        for (String sha256 : List.of("", "ab", "A".repeat(64), "ab:".repeat(21) + "a")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Trust.Pinned(sha256));
        }
    }

    @Test
    void noOtherClassDecidesWhomToTrust() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.slotkeeper.inventory");
        nobodyElseDecides().check(classes);
    }

    @Test
    void aCredulousClassIsFound() {
        JavaClasses planted = new ClassFileImporter().importClasses(Credulous.class);
        assertThat(nobodyElseDecides().evaluate(planted).hasViolation()).isTrue();
    }

    private static ArchRule nobodyElseDecides() {
        return ArchRuleDefinition.noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ServerTrust.class.getName())
                .should()
                .beAssignableTo(TrustManager.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(HostnameVerifier.class)
                .orShould()
                .callMethod(SSLParameters.class, "setEndpointIdentificationAlgorithm", String.class)
                .because("ServerTrust ends every check in a comparison, as the tests above show");
    }

    private static final class Credulous implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyExchange) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyExchange) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static VimException refused(KeyStore shown, Trust trust) throws Exception {
        try (ScriptedServer server = serverWith(shown)) {
            Endpoint endpoint = new Endpoint(server.url(), trust);
            VimException refused =
                    catchThrowableOfType(VimException.class, () -> VimClient.open(endpoint, "user", "password"));
            assertThat(refused.kind()).as(refused + " " + refused.getCause()).isEqualTo(Kind.UNTRUSTED_CERTIFICATE);
            assertThat(server.requests("RetrieveServiceContent")).isEmpty();
            assertThat(server.requests("Login")).isEmpty();
            return refused;
        }
    }

    private static boolean answered(KeyStore shown, Trust trust) throws Exception {
        try (ScriptedServer server = serverWith(shown)) {
            return VimClient.about(new Endpoint(server.url(), trust)).fullName().equals("Scripted");
        }
    }

    private static ScriptedServer serverWith(KeyStore shown) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(shown, STORE_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        SSLServerSocketFactory sockets = context.getServerSocketFactory();
        return new ScriptedServer("https", sockets)
                .on(
                        "RetrieveServiceContent",
                        ScriptedServer.soap("RetrieveServiceContent", ScriptedServer.content("8.0.3.0")));
    }

    private static X509Certificate leaf(KeyStore store) throws Exception {
        return (X509Certificate) store.getCertificate("server");
    }

    private static String pem(KeyStore store) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(leaf(store).getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static KeyStore certificate(String file, String name, String... validity) throws Exception {
        Path store = directory.resolve(file + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + file,
                "-ext",
                "san=" + name,
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(STORE_PASSWORD),
                "-keystore",
                store.toString()));
        command.addAll(List.of(validity));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        KeyStore created = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            created.load(in, STORE_PASSWORD);
        }
        return created;
    }
}
