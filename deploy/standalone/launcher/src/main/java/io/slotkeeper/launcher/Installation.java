package io.slotkeeper.launcher;

import io.slotkeeper.engine.Product;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say which installation a command is about. */
final class Installation {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept; ~/.slotkeeper unless told otherwise.")
    private Path data = Path.of(System.getProperty("user.home"), ".slotkeeper");

    @Option(names = "--root", hidden = true, description = "Where the built product is.")
    private Path root = Path.of("");

    Path data() {
        return data.toAbsolutePath().normalize();
    }

    Product product() {
        return new Product(root.toAbsolutePath().normalize());
    }
}
