package io.slotkeeper.notifier.dashboard;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One Chromium per test class, the operating system's; nothing is downloaded. Without one the tests are skipped, or fail
 * where {@code SLOTKEEPER_BROWSER_REQUIRED=true} says that there must be one.
 */
public final class Browser implements BeforeAllCallback, AfterAllCallback {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static com.microsoft.playwright.Browser browser;
    private Playwright playwright;

    static com.microsoft.playwright.Browser get() {
        return browser;
    }

    static Map<String, String> environment() {
        return Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> chromium = executable();
        boolean required = Boolean.parseBoolean(System.getenv("SLOTKEEPER_BROWSER_REQUIRED"));
        Assumptions.assumeTrue(
                required || chromium.isPresent(), "no Chromium on this machine (apt-get install chromium)");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment()));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(
                                chromium.orElseThrow(() -> new IllegalStateException("no Chromium on this machine")))
                        .setHeadless(true)
                        .setArgs(FLAGS));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (playwright != null) {
            playwright.close();
        }
    }

    private static Optional<Path> executable() {
        return Stream.of(
                        System.getProperty("ui.browser", ""),
                        "/usr/bin/chromium",
                        "/usr/bin/google-chrome",
                        "/usr/bin/chromium-browser")
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
