package io.slotkeeper.notifier.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import io.slotkeeper.messaging.testing.TestTokens;
import io.slotkeeper.notifier.Service;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page in both themes, on a desk and on a phone: nothing that axe finds, and no scrolling sideways. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "notifier"))
@ExtendWith(Browser.class)
class AccessibilityTest {
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @TestHTTPResource("/")
    URL root;

    @ParameterizedTest
    @CsvSource({"LIGHT,1440", "DARK,1440", "LIGHT,390", "DARK,390"})
    void everyPageIsForEverybody(ColorScheme theme, int width) {
        try (KafkaProbe kafka = new KafkaProbe()) {
            Service.send(kafka, Service.claimed(UUID.randomUUID(), 1, "local-requester"));
        }
        try (BrowserContext context = Browser.get().newContext(options(theme, width))) {
            Page page = context.newPage();
            new OtherServices().answer(page, "operator");
            String name = theme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
            page.navigate(root.toString());
            visit(page, "#/hosts", "hosts-" + name);
            visit(page, "#/add-host", "add-host-" + name);
            visit(page, "#/assignments", "assignments-" + name);
            visit(page, "#/assignments/" + OtherServices.ASSIGNMENT, "assignment-" + name);
            page.evaluate("location.hash = '#/hosts/esx-07'");
            page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("0000:06:00.0"))
                    .click();
            check(page, "selection-" + name);
            page.getByLabel("Virtual machine").fill("vm-42");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Request").setExact(true))
                    .click();
            assertThat(page.getByTestId("verdict")).isVisible();
            check(page, "dialog-" + name);
            page.keyboard().press("Escape");
            openInbox(page, width, name);
        }
    }

    @Test
    void aMissingNameWouldBeNoticed() {
        try (BrowserContext context = Browser.get().newContext(options(ColorScheme.LIGHT, 1440))) {
            Page page = context.newPage();
            new OtherServices().answer(page, "operator");
            page.navigate(root.toString());
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Hosts")))
                    .isVisible();
            page.evaluate("document.querySelectorAll('.icon-button .sr-only').forEach(name => name.remove())");

            assertThat(violations(page)).anyMatch(violation -> violation.startsWith("button-name"));
        }
    }

    private static com.microsoft.playwright.Browser.NewContextOptions options(ColorScheme theme, int width) {
        return new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, width < 700 ? 844 : 900)
                .setColorScheme(theme)
                .setExtraHTTPHeaders(Map.of("Authorization", TestTokens.bearer("operator")));
    }

    private static void openInbox(Page page, int width, String name) {
        assertThat(page.getByTestId("notification").first()).isVisible(new IsVisibleOptions().setVisible(width > 1180));
        if (width < 1180) {
            page.locator("button.bell").click();
            assertThat(page.getByTestId("notification").first()).isVisible();
            check(page, "inbox-" + name);
        }
    }

    private static void visit(Page page, String route, String name) {
        page.evaluate("route => { location.hash = route }", route);
        assertThat(page.locator(".skeleton")).hasCount(0);
        assertThat(page.locator("main h1")).isVisible();
        check(page, name);
    }

    private static void check(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        assertThat(violations(page)).as(name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as(name + " scrolls sideways")
                .isEqualTo(0);
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .setLegacyMode(true).withTags(TAGS).analyze().getViolations().stream()
                        .map(violation -> violation.getId() + " "
                                + violation.getNodes().get(0).getHtml() + " "
                                + violation.getNodes().get(0).getFailureSummary())
                        .toList();
    }
}
