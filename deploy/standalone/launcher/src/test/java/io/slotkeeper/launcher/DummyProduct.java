package io.slotkeeper.launcher;

import io.slotkeeper.engine.Product;
import io.slotkeeper.launcher.process.TinyChild;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A built product whose four services are {@link TinyChild}ren: the launcher cannot tell the difference. */
final class DummyProduct {
    private DummyProduct() {}

    static Path build(Path root) throws IOException {
        Path topics = root.resolve("deploy/kafka/topics.yaml");
        Files.createDirectories(topics.getParent());
        Files.copy(Path.of(System.getProperty("repository.root"), "deploy/kafka/topics.yaml"), topics);
        Product product = new Product(root);
        for (String service : Product.SERVICES) {
            Path app = product.runJar(service).getParent();
            Files.createDirectories(app.resolve("app"));
            Files.createDirectories(app.resolve("lib/main"));
            jar(product.runJar(service));
        }
        return root;
    }

    private static void jar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, TinyChild.class.getName());
        String entry = TinyChild.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                InputStream code = TinyChild.class.getClassLoader().getResourceAsStream(entry)) {
            jar.putNextEntry(new JarEntry(entry));
            code.transferTo(jar);
        }
    }
}
