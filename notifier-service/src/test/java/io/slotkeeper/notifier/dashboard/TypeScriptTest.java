package io.slotkeeper.notifier.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The dashboard's types and its pure parts, with the Node that Playwright's driver brings along. The bundler does not
 * check types. A Quarkus test because building the application unpacks the libraries' declarations.
 */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "notifier"))
class TypeScriptTest {
    private static final Path MODULE = Path.of(System.getProperty("repository.root"), "notifier-service");
    private static final String COMPILER = "META-INF/resources/webjars/typescript/";

    @Test
    void theDashboardIsWellTyped(@TempDir Path directory) throws Exception {
        Path tsc = unpackCompiler(directory).resolve("tsc.js");

        Run run = node(tsc.toString(), "-p", "src/main/resources/web/tsconfig.json");

        assertThat(run.output()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aWrongTypeWouldBeNoticed(@TempDir Path directory) throws Exception {
        Path tsc = unpackCompiler(directory).resolve("tsc.js");
        Path wrong = Files.writeString(directory.resolve("wrong.ts"), "export const revision: number = 'three';\n");

        assertThat(node(tsc.toString(), "--noEmit", wrong.toString()).output()).contains("TS2322");
    }

    @Test
    void thePurePartsDoWhatTheirTestsSay() throws Exception {
        List<String> command = new ArrayList<>(List.of("--test", "--test-reporter=spec"));
        try (Stream<Path> files = Files.list(MODULE.resolve("src/test/ts"))) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".test.ts"))
                    .sorted()
                    .forEach(command::add);
        }

        Run run = node(command.toArray(String[]::new));

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("fail 0").doesNotContain("tests 0");
    }

    private record Run(int exitCode, String output) {}

    private static Run node(String... arguments) throws IOException, InterruptedException {
        Path node = Driver.ensureDriverInstalled(Browser.environment(), false)
                .driverDir()
                .resolve("node");
        List<String> command = new ArrayList<>(List.of(node.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(MODULE.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    /** The compiler from its WebJar, as files, and the folder that it runs from. */
    private static Path unpackCompiler(Path directory) throws IOException {
        Path jar = Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(Path::of)
                .filter(file -> file.getFileName().toString().startsWith("typescript-"))
                .findFirst()
                .orElseThrow();
        try (InputStream file = Files.newInputStream(jar);
                JarInputStream entries = new JarInputStream(file)) {
            for (JarEntry entry = entries.getNextJarEntry(); entry != null; entry = entries.getNextJarEntry()) {
                String name = entry.getName();
                if (name.startsWith(COMPILER) && !entry.isDirectory() && isNeeded(name)) {
                    String inner = name.substring(name.indexOf('/', COMPILER.length()) + 1);
                    Path target = directory.resolve("typescript").resolve(inner);
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        }
        return directory.resolve("typescript/lib");
    }

    private static boolean isNeeded(String name) {
        return name.endsWith("/package.json") || name.matches(".*/lib/(_?tsc\\.js|typescript\\.js|lib[^/]*\\.d\\.ts)");
    }
}
