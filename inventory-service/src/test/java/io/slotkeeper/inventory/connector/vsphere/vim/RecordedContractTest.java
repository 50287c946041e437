package io.slotkeeper.inventory.connector.vsphere.vim;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/**
 * The contract with what govmomi's simulator once answered, which can be shown anywhere. With
 * {@code -Dslotkeeper.vcsim.record=true} the exchanges are recorded anew, where Go is installed.
 */
class RecordedContractTest extends VimContract {
    private static final Path EXCHANGES =
            Path.of("src/test/resources/vsphere/recorded").toAbsolutePath();

    private AutoCloseable upstream = () -> {};
    private RecordedServer server;

    @BeforeEach
    void start(TestInfo test) throws Exception {
        Path file = EXCHANGES.resolve(test.getTestMethod().orElseThrow().getName() + ".txt");
        if (Boolean.getBoolean("slotkeeper.vcsim.record")) {
            Vcsim vcsim = Vcsim.start(1, 1);
            upstream = vcsim;
            server = RecordedServer.recording(file, vcsim.url());
        } else {
            server = RecordedServer.replaying(file);
        }
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        upstream.close();
    }

    @Override
    URI url() {
        return server.url();
    }
}
