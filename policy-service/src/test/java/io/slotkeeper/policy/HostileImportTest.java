package io.slotkeeper.policy;

import static io.slotkeeper.policy.ListDesk.DRAFTS;
import static io.slotkeeper.policy.ListDesk.HEADER;
import static io.slotkeeper.policy.ListDesk.get;
import static io.slotkeeper.policy.ListDesk.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.TestTokens;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Imports that nobody should send: each is a problem with a code, nothing is changed, and the service goes on. */
@QuarkusTest
@TestProfile(OwnInstallation.class)
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "policy"))
class HostileImportTest {

    private static final String LINE = "a,NEAR,a,1,1,ESX,\n";
    private static final int MIB = 1024 * 1024;

    private String draft;

    @BeforeEach
    void begin() {
        draft = ListDesk.draft("hostile");
    }

    @AfterEach
    void nothingWasChanged() {
        get("/drafts/" + draft + "/diff")
                .statusCode(200)
                .body("draft.revision", equalTo(1))
                .body("diff.added", hasSize(0))
                .body("diff.removed", hasSize(0))
                .body("diff.changed", hasSize(0));
        ListDesk.delete(draft);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|no-entries",
                "HEADER|no-entries",
                "HEADERa,NEAR,\"a,1,1,ESX,~|csv-malformed",
                "HEADERa,NEAR,a\u0000,1,1,ESX,~|control-character",
                "HEADERLINELINE|import-refused",
                "id,tier~a,NEAR~|missing-column",
                "PK\u0003\u0004zip|control-character"
            })
    void whatIsNoListIsRefused(String text, String code) {
        String body = text.replace("HEADER", HEADER).replace("LINE", LINE).replace('~', '\n');
        for (String mode : new String[] {"?mode=merge", "?mode=replace", "?dryRun=true"}) {
            problem(ListDesk.csv(draft, 1, mode, body), 422, code);
        }
    }

    @Test
    void otherEncodingsAreRefused() {
        for (Charset charset : new Charset[] {StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16}) {
            problem(post((HEADER + "a,NEAR,Prüfling,1,1,ESX,\n").getBytes(charset)), 422, "not-utf-8");
        }
    }

    @Test
    void tenThousandAndOneLinesAreTooMany() {
        problem(ListDesk.csv(draft, 1, "?mode=replace", lines(10_001, "NEAR")), 422, "too-many-entries");
        // a list that has some of its own becomes too long by fewer
        problem(ListDesk.csv(draft, 1, "?mode=merge", lines(10_000, "NEAR")), 422, "too-many-entries");
    }

    @Test
    void ofVeryManyRefusedLinesTheFirstThousandAreTold() {
        problem(ListDesk.csv(draft, 1, "", lines(10_000, "GOLD")), 422, "import-refused")
                .body("report.refused", equalTo(10_000))
                .body("report.lines", hasSize(1_000));
    }

    @Test
    void oneLineThatNeverEnds() {
        problem(post("x".repeat(5 * MIB).getBytes(StandardCharsets.UTF_8)), 422, "unknown-column");
        problem(
                post((HEADER + "a,NEAR," + "x".repeat(4 * MIB)).getBytes(StandardCharsets.UTF_8)),
                422,
                "import-refused");
    }

    @Test
    void fiftyMegabytesAreRefusedWhetherTheyAreAnnouncedOrNot() throws IOException {
        problem(post(new byte[5 * MIB + 1]), 413, "body-too-large");
        assertThat(answerTo("Content-Length: " + 50 * MIB, 0)).contains(" 413 ", "\"code\":\"body-too-large\"");
        assertThat(answerTo("Transfer-Encoding: chunked", 50)).contains(" 413 ", "\"code\":\"body-too-large\"");
    }

    @Test
    void otherTypesAndModesAreRefused() {
        problem(
                ListDesk.at(1)
                        .contentType("text/plain")
                        .body(HEADER + LINE)
                        .post(DRAFTS + draft + "/import")
                        .then(),
                415,
                "unsupported-media-type");
        problem(ListDesk.csv(draft, 1, "?mode=append", HEADER + LINE), 400, "invalid-request");
        problem(
                ListDesk.at(1)
                        .body("{\"entries\":" + "[".repeat(2_000))
                        .post(DRAFTS + draft + "/import")
                        .then(),
                422,
                "json-malformed");
    }

    private ValidatableResponse post(byte[] body) {
        return ListDesk.at(1)
                .contentType("text/csv")
                .body(body)
                .post(DRAFTS + draft + "/import")
                .then();
    }

    private static String lines(int count, String tier) {
        return IntStream.range(0, count)
                .mapToObj(i -> "bulk-" + i + "," + tier + ",a,1,1,ESX,\n")
                .collect(Collectors.joining("", HEADER, ""));
    }

    /** Sends a request by hand, as many chunks of a mebibyte as the other side takes, and reads what it says. */
    private String answerTo(String length, int chunks) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + DRAFTS + draft + "/import HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                            + TestTokens.bearer("admin") + "\r\nIf-Match: \"1\"\r\nContent-Type: text/csv\r\n" + length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            Thread sender = new Thread(() -> send(out, chunks));
            sender.start();
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[8192];
            while (answer.indexOf("body-too-large\"") < 0) {
                int read = socket.getInputStream().read(buffer);
                if (read < 0) {
                    break;
                }
                answer.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
            return answer.toString();
        }
    }

    private static void send(OutputStream out, int chunks) {
        byte[] chunk = "x".repeat(MIB).getBytes(StandardCharsets.US_ASCII);
        try {
            for (int i = 0; i < chunks; i++) {
                out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(chunk);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
        } catch (IOException e) {
            // the other side has heard enough; what it said is what the test looks at
        }
    }
}
