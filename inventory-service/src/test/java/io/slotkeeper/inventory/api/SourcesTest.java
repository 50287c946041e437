package io.slotkeeper.inventory.api;

import static io.slotkeeper.inventory.api.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.slotkeeper.inventory.application.source.MissingPrivilege;
import io.slotkeeper.inventory.application.source.ScriptedConnector;
import io.slotkeeper.inventory.application.source.SourceConnector.Probe;
import io.slotkeeper.inventory.application.source.SourceProblem;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources are set up, changed, tried and removed over HTTP, and no password is ever in what is kept or told. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class SourcesTest {
    private static final String JSON = "application/json";
    private static final String VAULT = "{\"kind\":\"PROVIDER\",\"name\":\"test-vault\"}";
    private static final String SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @Inject
    ScriptedConnector connector;

    @Inject
    AgroalDataSource database;

    @Test
    void aSourceIsSetUpChangedAndRemoved() {
        post(source("api-1", "\"enabled\":false"))
                .then()
                .statusCode(201)
                .header("Location", endsWith("/api/inventory/v1/sources/api-1"))
                .header("ETag", "\"1\"")
                .body("kind", equalTo("VSPHERE"))
                .body("url", equalTo("https://vc.example.test/sdk"))
                .body("credentials.kind", equalTo("PROVIDER"))
                .body("credentials.name", equalTo("test-vault"))
                .body("trust.kind", equalTo("PLATFORM"))
                .body("pollSeconds", equalTo(600))
                .body("watch", equalTo(true))
                .body("project", equalTo("default"))
                .body("status.state", equalTo("DISABLED"))
                .body("status.runningHere", equalTo(false))
                .body("status.counts", nullValue());
        post(source("api-1", "\"enabled\":false")).then().statusCode(409).body("code", equalTo("source-exists"));
        put("api-1", source(null, "\"enabled\":false"), null)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        String thumbprint = SHA256.toUpperCase().replaceAll("..(?!$)", "$0:");
        String pinned = source(
                null,
                "\"enabled\":false,\"pollSeconds\":60,\"watch\":false,\"trust\":{\"kind\":\"PINNED\",\"sha256\":\""
                        + thumbprint + "\"}");
        put("api-1", pinned, "\"7\"").then().statusCode(412);
        put("api-1", pinned, "\"1\"")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("pollSeconds", equalTo(60))
                .body("watch", equalTo(false))
                .body("trust.sha256", equalTo(SHA256));
        as("operator").get("/sources").then().statusCode(200).body("items.id", hasItems("api-1"));
        as("admin").get("/sources/api-1").then().statusCode(200).header("ETag", "\"2\"");
        as("operator").delete("/sources/api-1").then().statusCode(204);
        as("operator").delete("/sources/api-1").then().statusCode(404).body("code", equalTo("source-unknown"));
        as("operator").get("/sources/api-1").then().statusCode(404);
        put("api-1", pinned, "\"1\"").then().statusCode(412);
    }

    @Test
    void aFirstPutSetsItUp() {
        put("api-2", source(null, "\"enabled\":false"), null)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"");
        as("operator").delete("/sources/api-2").then().statusCode(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://vc.example.org              | https://vc.example.org/sdk",
                "https://VC.Example.org/             | https://vc.example.org/sdk",
                "https://10.0.0.5:8443/sdk           | https://10.0.0.5:8443/sdk",
                "https://[2001:db8::1]/sdk           | https://[2001:db8::1]/sdk",
                "http://127.0.0.1:8989/sdk           | http://127.0.0.1:8989/sdk",
                "http://localhost:8989               | http://localhost:8989/sdk",
                "http://[::1]:8989                   | http://[::1]:8989/sdk"
            })
    void addressesAreTaken(String url, String kept) {
        post(source("api-url", "\"enabled\":false").replace("https://vc.example.test", url))
                .then()
                .statusCode(201)
                .body("url", equalTo(kept));
        as("operator").delete("/sources/api-url").then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://vc.example.org",
                "http://127.0.0.1.example.org",
                "https://root:hunter2@vc.example.org",
                "https://vc.example.org/sdk?password=hunter2",
                "https://vc.example.org/#hunter2",
                "ftp://127.0.0.1/hunter2",
                "vc.example.org/hunter2",
                "https://",
                "https:///hunter2",
                "https://vc.example.org:99999",
                "https://vc example/hunter2",
                "file:///etc/passwd"
            })
    void otherAddressesAreRefused(String url) {
        post(source("api-bad", "").replace("https://vc.example.test", url))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"))
                .body("detail", containsString("url"))
                .body(not(containsString("hunter2")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"FILE\",\"name\":\"../hunter2\"}",
                "{\"kind\":\"FILE\",\"name\":\"/etc/hunter2\"}",
                "{\"kind\":\"FILE\",\"name\":\".hunter2\"}",
                "{\"kind\":\"FILE\",\"name\":\"a/hunter2\"}",
                "{\"kind\":\"FILE\",\"name\":\"\"}",
                "{\"kind\":\"FILE\"}",
                "{\"kind\":\"ENVIRONMENT\",\"name\":\"hunter2\"}",
                "{\"kind\":\"PROVIDER\",\"name\":\"hunter2!\"}",
                "{\"kind\":\"hunter2\",\"name\":\"vc\"}",
                "{\"kind\":\"FILE\",\"name\":[\"hunter2\"]}",
                "{\"kind\":\"FILE\",\"name\":\"vc\",\"password\":\"hunter2\"}",
                "{\"user\":\"root\",\"password\":\"hunter2\"}",
                "\"hunter2\"",
                "[\"hunter2\"]",
                "null"
            })
    void credentialsThatAreNoReferenceAreRefused(String credentials) {
        List<String> logged = logged(() -> post(source("api-bad", "").replace(VAULT, credentials))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"))
                .body(not(containsString("hunter2"))));
        assertThat(logged).noneMatch(line -> line.contains("hunter2"));
        as("operator").get("/sources/api-bad").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"password\":\"hunter2\"",
                "\"username\":\"root\",\"password\":\"hunter2\"",
                "\"pollSeconds\":9",
                "\"pollSeconds\":86401",
                "\"pollSeconds\":\"hunter2\"",
                "\"pollSeconds\":99999999999999999999",
                "\"watch\":\"hunter2\"",
                "\"trust\":{\"kind\":\"ALL\"}",
                "\"trust\":{\"kind\":\"PINNED\"}",
                "\"trust\":{\"kind\":\"PINNED\",\"sha256\":\"abc\"}",
                "\"trust\":{\"kind\":\"PLATFORM\",\"sha256\":\"" + SHA256 + "\"}",
                "\"trust\":{\"kind\":\"AUTHORITY\",\"pem\":\"hunter2\"}",
                "\"trust\":{\"kind\":\"AUTHORITY\",\"pem\":\"-----BEGIN PRIVATE KEY-----\\nhunter2\\n-----END PRIVATE KEY-----\"}",
                "\"trust\":{\"kind\":\"AUTHORITY\",\"pem\":\"-----BEGIN CERTIFICATE-----\\nhunter2\\n-----END CERTIFICATE-----\"}",
                "\"trust\":hunter2",
                "\"trust\":\"hunter2",
                "hunter2",
                "\"trust\":{\"hunter2\":",
                "\"kind\":\"XEN\""
            })
    void otherMembersThatDoNotFitAreRefused(String member) {
        List<String> logged = logged(() -> post(source("api-bad", member))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"))
                .body(not(containsString("hunter2"))));
        assertThat(logged).noneMatch(line -> line.contains("hunter2"));
        as("operator").get("/sources/api-bad").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lspci", "json", "esxcli", "nodedev", "people", "manual", "A B", "", "-x"})
    void idsOfReportsAndOfNoFormAreRefused(String id) {
        post(source(id, "")).then().statusCode(400).body("code", equalTo("invalid-request"));
    }

    @Test
    void anUnknownMemberIsNamedAndItsValueIsNot() {
        post(source("api-bad", "\"password\":\"hunter2\""))
                .then()
                .statusCode(400)
                .body(containsString("password"))
                .body(not(containsString("hunter2")));
    }

    @Test
    void aTryTellsWhatItSawAndStoresNothing() {
        connector.script("api-try").probes(credentials -> {
            assertThat(credentials.password()).isEqualTo(TestVault.PASSWORD);
            return new Probe(
                    "VMware vCenter Server 8.0.3",
                    3,
                    40,
                    null,
                    List.of(new MissingPrivilege("Host.Config.Settings", "config.pciPassthruInfo", 3)));
        });
        test(source("api-try", ""))
                .then()
                .statusCode(200)
                .body("ok", equalTo(true))
                .body("server", equalTo("VMware vCenter Server 8.0.3"))
                .body("hosts", equalTo(3))
                .body("vms", equalTo(40))
                .body("problem", nullValue())
                .body("missing[0].privilege", equalTo("Host.Config.Settings"));
        as("operator").get("/sources/api-try").then().statusCode(404);
    }

    @Test
    void anUntrustedCertificateComesWithTheTrustToPaste() {
        connector
                .script("api-try-2")
                .probes(credentials -> new Probe(
                        null,
                        0,
                        0,
                        new SourceProblem(
                                SourceProblem.Code.UNTRUSTED_CERTIFICATE, "No authority vouches for it", SHA256),
                        List.of()));
        test(source("api-try-2", ""))
                .then()
                .statusCode(200)
                .body("ok", equalTo(false))
                .body("problem.code", equalTo("untrusted-certificate"))
                .body("problem.subject", equalTo(SHA256))
                .body(
                        "problem.wayOut",
                        containsString("\"trust\":{\"kind\":\"PINNED\",\"sha256\":\"" + SHA256 + "\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"FILE\",\"name\":\"vc-1\"}       | slotkeeper.inventory.credentials-dir",
                "{\"kind\":\"ENVIRONMENT\",\"name\":\"VC1\"}  | SLOTKEEPER_SOURCE_VC1_USERNAME",
                "{\"kind\":\"PROVIDER\",\"name\":\"broken\"} | broken"
            })
    void missingCredentialsAreTold(String credentials, String what) {
        test(source("api-try-3", "").replace(VAULT, credentials))
                .then()
                .statusCode(200)
                .body("ok", equalTo(false))
                .body("problem.code", equalTo("credentials-missing"))
                .body("problem.detail", containsString(what));
    }

    @Test
    void aServerIsTriedOnceAtATime() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        connector.script("api-slow").probes(credentials -> {
            asked.countDown();
            uninterruptibly(answer);
            return new Probe("slow", 0, 0, null, List.of());
        });
        Thread first = new Thread(() -> test(source("api-slow", "")));
        first.start();
        asked.await();
        test(source("api-slow-2", "")).then().statusCode(409).body("code", equalTo("source-busy"));
        answer.countDown();
        first.join();
        test(source("api-slow-2", "")).then().statusCode(200);
    }

    @Test
    void aKnownSourceIsTriedAsItIsSetUp() {
        post(source("api-known", "\"enabled\":false")).then().statusCode(201);
        as("operator").post("/sources/api-known/test").then().statusCode(200).body("ok", equalTo(true));
        as("operator").post("/sources/api-nobody/test").then().statusCode(404);
        as("operator").post("/sources/api-nobody/sync").then().statusCode(404);
        as("operator").delete("/sources/api-known").then().statusCode(204);
    }

    @Test
    void noPasswordIsKeptToldOrLogged() throws SQLException {
        List<String> logged = logged(() -> {
            post(source("api-secret", "")).then().statusCode(201).body(not(containsString(TestVault.PASSWORD)));
            connector.script("api-secret").say((sink, credentials) -> {
                assertThat(credentials.get().password()).isEqualTo(TestVault.PASSWORD);
                assertThat(credentials.get().toString()).doesNotContain(TestVault.PASSWORD);
                sink.failed(new SourceProblem(SourceProblem.Code.LOGIN_REFUSED, "Login refused", null));
            });
            as("operator")
                    .get("/sources/api-secret")
                    .then()
                    .body("status.state", equalTo("FAILING"))
                    .body(not(containsString(TestVault.PASSWORD)));
        });
        assertThat(logged)
                .anyMatch(line -> line.contains("login-refused"))
                .noneMatch(line -> line.contains(TestVault.PASSWORD));
        assertThat(rows("select cast(source as text) from source"))
                .anyMatch(row -> row.contains("api-secret"))
                .noneMatch(row -> row.contains(TestVault.PASSWORD));
        assertThat(rows("select convert_from(payload, 'UTF8') from outbox"))
                .noneMatch(row -> row.contains(TestVault.PASSWORD));
        as("operator").delete("/sources/api-secret").then().statusCode(204);
    }

    private static Response post(String body) {
        return as("operator").contentType(JSON).body(body).post("/sources");
    }

    private static Response put(String id, String body, String ifMatch) {
        RequestSpecification request = as("admin").contentType(JSON).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put("/sources/" + id);
    }

    private static Response test(String body) {
        return as("operator").contentType(JSON).body(body).post("/sources/test");
    }

    private static String source(String id, String members) {
        return "{%s\"kind\":\"VSPHERE\",\"url\":\"https://vc.example.test\",\"credentials\":%s%s}"
                .formatted(id == null ? "" : "\"id\":\"" + id + "\",", VAULT, members.isEmpty() ? "" : "," + members);
    }

    private List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> logged(Runnable action) {
        List<String> lines = new CopyOnWriteArrayList<>();
        Formatter text = new PatternFormatter("%s %e");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(text.format(record));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            action.run();
        } finally {
            root.removeHandler(handler);
        }
        return lines;
    }
}
