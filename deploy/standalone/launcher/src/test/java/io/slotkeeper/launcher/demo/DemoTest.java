package io.slotkeeper.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the story is told, and that a broken promise is seen. Its happy end is told by the suite itself. */
class DemoTest {
    @TempDir
    Path data;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void aSuiteThatDoesNotPlayAlongFailsTheStory() throws Exception {
        prepare();
        HttpServer broken = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        broken.createContext("/", exchange -> {
            byte[] body = "{\"code\":\"internal-error\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(500, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        broken.start();
        try {
            String url = "http://127.0.0.1:" + broken.getAddress().getPort();
            assertThat(Demo.play(url, data, out, false)).isFalse();
        } finally {
            broken.stop(0);
        }
        assertThat(text()).containsPattern("(?m)^FAIL testing the vCenter: the answer is 500 .*internal-error");
    }

    @Test
    void aSuiteThatIsGoneFailsTheStory() throws Exception {
        prepare();
        assertThat(Demo.play("http://127.0.0.1:1", data, out, false)).isFalse();
        assertThat(text()).contains("FAIL POST /api/inventory/v1/sources/test");
    }

    @Test
    void withoutTheVcenterThereIsNoStory() {
        assertThat(Demo.play("http://127.0.0.1:1", data, out, false)).isFalse();
        assertThat(text()).contains("FAIL the story needs the simulated vCenter", "deploy/up --demo");
        assertThat(Demo.reconnect("http://127.0.0.1:1", data)).isPresent();
    }

    @Test
    void aLimitThatTheMachineReportsIsToldAsSuch() throws Exception {
        new Stage(out, false)
                .verdict(
                        Api.JSON.readTree(
                                "{\"outcome\":\"ALLOWED\",\"limit\":{\"max\":128,\"held\":0,\"requested\":1,\"source\":\"VM\"}}"));
        assertThat(text()).contains("0 held + 1 asked for, of 128 (reported for the VM itself)");
    }

    @Test
    void aVerdictIsToldWithEverythingInIt() throws Exception {
        new Stage(out, false)
                .verdict(Api.JSON.readTree(
                        """
                        {"outcome":"NEEDS_CONSENT",
                         "functions":[{"address":"0000:06:00.1","role":"COMPANION","reason":"%s"}],
                         "findings":[{"severity":"CONSENT","code":"feature-lost","message":"loses vMotion"}],
                         "limit":{"max":2,"held":1,"requested":1,"profile":"esx-4.0","profileVersion":1}}
                        """
                                .formatted("one slot, one context; ".repeat(10))));
        assertThat(text())
                .contains("verdict: NEEDS_CONSENT", "0000:06:00.1", "COMPANION", "feature-lost", "loses vMotion")
                .contains("1 held + 1 asked for, of 2 (esx-4.0, version 1)")
                .doesNotContain("\033[");
        assertThat(text().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void aPromiseIsCheckedWordByWord() throws Exception {
        var verdict =
                Api.JSON.readTree("{\"findings\":[{\"severity\":\"DENY\",\"code\":\"unlisted\",\"message\":\"m\"}]}");
        assertThat(Expect.finding(verdict, "unlisted", "DENY")).isEqualTo("m");
        assertThatThrownBy(() -> Expect.finding(verdict, "unlisted", "CONSENT")).isInstanceOf(StepFailed.class);
        assertThatThrownBy(() -> Expect.finding(verdict, "companion", "INFO")).isInstanceOf(StepFailed.class);
        assertThatThrownBy(() -> Expect.noFinding(verdict, "unlisted")).isInstanceOf(StepFailed.class);
    }

    private void prepare() throws Exception {
        Files.createDirectories(data.resolve("run"));
        Files.createDirectories(data.resolve("tokens"));
        Files.writeString(data.resolve("tokens/operator"), "token");
        new Vcenter("https://127.0.0.1:1/sdk", "http://127.0.0.1:1/control", "ab").announce(Vcenter.announcement(data));
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
