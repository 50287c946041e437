package io.slotkeeper.notifier.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.slotkeeper.messaging.testing.TestTokens;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page of the dashboard in a real browser; what goes wrong in it unseen fails the test at its end. */
@ExtendWith(Browser.class)
abstract class DashboardTest {
    static final String PORT_0 = "0000:06:00.0";
    static final String PORT_1 = "0000:06:00.1";

    @TestHTTPResource("/")
    URL root;

    final OtherServices services = new OtherServices();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private BrowserContext context;
    Page page;

    @BeforeEach
    void open() {
        context = Browser.get()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(1440, 900)
                        .setExtraHTTPHeaders(Map.of("Authorization", TestTokens.bearer("operator"))));
        page = context.newPage();
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                errors.add(message.text());
            }
        });
        services.answer(page, "operator");
    }

    @AfterEach
    void close() {
        context.close();
        org.assertj.core.api.Assertions.assertThat(errors).isEmpty();
    }

    final void openHost() {
        page.navigate(root + "#/hosts/esx-07");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("esx-07")))
                .isVisible();
    }

    final Locator tick(String address) {
        return page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(address));
    }

    final Locator function(String address) {
        return page.getByTestId("function-" + address);
    }

    final Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    final int unread() {
        return Integer.parseInt(page.getByTestId("unread-count").innerText());
    }
}
